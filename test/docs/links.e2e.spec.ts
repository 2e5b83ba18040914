import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../..');
const pagesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
const readmes = readdirSync(join(root, 'services')).map((service) => `services/${service}/README.md`);
const pages = [...pagesIn('.'), ...pagesIn('docs'), ...pagesIn('docs/decisions'), ...pagesIn('docs/reference'), ...readmes];

describe('the documents', () => {
  it.each(pages)('%s leads only to what is there', (page) => {
    const links = [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link]) => link ?? '');
    expect(links.filter((link) => !existsSync(resolve(root, dirname(page), link)))).toEqual([]);
  });

  it('are listed in docs/README.md', () => {
    const index = readFileSync(join(root, 'docs/README.md'), 'utf8');
    const listed = [...pagesIn('docs'), ...pagesIn('docs/decisions'), ...pagesIn('docs/reference')].map((page) => page.slice('docs/'.length));
    expect(listed.filter((page) => page !== 'README.md' && !index.includes(`](${page})`))).toEqual([]);
  });
});
