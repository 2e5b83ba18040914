// Lints every offender as if it stood in the room that its first line names, and prints which rules it broke.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = new URL('offenders/', import.meta.url);
// Rules that need types cannot read a file that is not there; the boundaries need none.
const untyped = ['no-floating-promises', 'switch-exhaustiveness-check', 'only-throw-error', 'consistent-type-imports'];
const eslint = new ESLint({
  cwd: root,
  ignore: false,
  overrideConfig: [
    {
      files: ['**/*.ts'],
      languageOptions: { parserOptions: { projectService: false, project: null } },
      rules: Object.fromEntries(untyped.map((rule) => [`@typescript-eslint/${rule}`, 'off'])),
    },
  ],
});

const results = [];
for (const name of readdirSync(folder)) {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const [, filePath] = /^\/\/ stands as: (.*)$/m.exec(text) ?? [];
  const [, rule] = /^\/\/ breaks: (.*)$/m.exec(text) ?? [];
  const [{ messages }] = await eslint.lintText(text, { filePath });
  results.push({ name, rule, broken: messages.map(({ ruleId, message }) => ruleId ?? message) });
}
process.stdout.write(JSON.stringify(results));
