import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

interface Offence {
  readonly name: string;
  readonly rule: string;
  readonly broken: readonly string[];
}

const folder = join(import.meta.dirname, '.');
const offences: readonly Offence[] = JSON.parse(
  execFileSync(process.execPath, [join(folder, 'lint-offenders.mjs')], { encoding: 'utf8', env: { ...process.env, NX_DAEMON: 'false' } }),
);

describe('a rule of the house that cannot fail proves nothing', () => {
  it('has offenders', () => expect(offences.length).toBeGreaterThan(20));

  it.each(offences)('$name breaks $rule', ({ rule, broken }) => expect(broken).toContain(rule));
});
