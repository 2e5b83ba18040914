// What only the source text tells: the doc comment above an export, the commands that a reaction asks for.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const services = new URL('../../services/', import.meta.url);

const isSource = (path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.includes('testing/');

/** Every source of every service, as text. */
const sources = readdirSync(services).flatMap((service) =>
  readdirSync(new URL(`${service}/src/`, services), { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter(isSource)
    .map((path) => ({ service, text: readFileSync(fileURLToPath(new URL(`${service}/src/${path}`, services)), 'utf8') })),
);

const commentAbove = (text, index) => {
  const start = text.lastIndexOf('/**', index);
  const between = text.slice(start, index);
  if (start < 0 || !/\*\/\s*$/.test(between)) return '';
  return between
    .replace(/^\/\*\*|\*\/\s*$/g, '')
    .replace(/^\s*\* ?/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
};

/** The service, the text and the doc comment of what is exported as a `kind` under this name. */
export const exported = (kind, name) => {
  const shape = new RegExp(`export const \\w+: ${kind}<[^=]*> = \\{\\s*name: '${name}'`);
  const source = sources.find(({ text }) => shape.test(text));
  if (source === undefined) throw new Error(`No source exports a ${kind} named ${name}.`);
  return { ...source, about: commentAbove(source.text, source.text.search(shape)) };
};

/** The commands that a text asks for, in the order of their first mention. */
export const asksFor = (text) => [...new Set([...text.matchAll(/\bask\((\w+)/g)].map(([, command]) => command))];
