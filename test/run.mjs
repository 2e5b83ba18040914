// Runs every check of the repository, one after another, and ends with one plain line: N passed, N failed.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'continuum-test-'));
const environment = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' };
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];

const run = (args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('close', (code) => resolve(code === 0));
  });

/** A check that passes or fails as a whole. */
const whole = (title, args) => async () => {
  process.stdout.write(`\n— ${title}\n`);
  const passed = await run(args);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, waiting: [], skipped: [], faults: passed ? [] : [title] };
};

/** Tests of one kind, by the ending of their files. */
const tests =
  (title, kind, ...args) =>
  async () => {
    process.stdout.write(`\n— ${title}\n`);
    const outcome = join(scratch, `${kind}.json`);
    const passed = await run([...jest, '--json', `--outputFile=${outcome}`, '--silent', ...patterns[kind], ...args]);
    return countsOf(JSON.parse(readFileSync(outcome, 'utf8')), passed, title);
  };

const patterns = {
  unit: ['--testMatch', '**/src/**/!(*.int|*.e2e).spec.ts'],
  int: ['--testMatch', '**/*.int.spec.ts'],
  e2e: ['--testMatch', '**/*.e2e.spec.ts'],
};

/** A suite that wants a server says so in its title: "(wants EVENTSTOREDB_URL …)". Any other skipped test is a fault. */
const countsOf = (report, passed, title) => {
  const all = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const idle = all.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ fullName }) => fullName);
  const waiting = idle.filter((name) => name.includes('(wants '));
  const skipped = idle.filter((name) => !name.includes('(wants '));
  const broken = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'));
  const failed = report.numFailedTests + broken.length + skipped.length;
  return {
    passed: report.numPassedTests,
    failed: passed || failed > 0 ? failed : 1,
    waiting: [...new Set(waiting.map((name) => name.slice(0, name.indexOf(')', name.indexOf('(wants ')) + 1)))],
    skipped,
    faults: [...all.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName), ...broken.map(({ name }) => name), ...(passed ? [] : [title])],
  };
};

const checks = {
  build: whole('build', ['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', 'build', '--outputStyle=static']),
  typecheck: whole('types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']),
  lint: whole('lint and boundaries', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']),
  format: whole('form', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']),
  unit: tests('unit', 'unit'),
  int: tests('adapters', 'int'),
  e2e: tests('end to end', 'e2e', '--maxWorkers=1'),
};

const asked = process.argv.slice(2);
const chosen = asked.length === 0 ? Object.keys(checks) : asked;
const unknown = chosen.filter((name) => !(name in checks));
if (unknown.length > 0) {
  process.stderr.write(`No such check: ${unknown.join(', ')}. There are: ${Object.keys(checks).join(', ')}.\n`);
  process.exit(2);
}

const results = [];
for (const name of chosen) results.push(await checks[name]());
rmSync(scratch, { recursive: true, force: true });

const sum = (pick) => results.reduce((total, result) => total + pick(result), 0);
for (const fault of results.flatMap(({ faults }) => faults)) process.stdout.write(`failed: ${fault}\n`);
for (const name of results.flatMap(({ skipped }) => skipped)) process.stdout.write(`skipped, which is a fault: ${name}\n`);
for (const suite of results.flatMap(({ waiting }) => waiting)) process.stdout.write(`not run: ${suite}\n`);
process.stdout.write(`\n${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed\n`);
process.exit(sum(({ failed }) => failed) === 0 ? 0 : 1);
