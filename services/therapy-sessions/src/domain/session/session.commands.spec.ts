import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { RecordAttendance } from './session.commands.js';

const faultsOf = (body: object): readonly unknown[] =>
  validateSync(plainToInstance(RecordAttendance, { sessionId: '2026-W10.session-1', ...body }), { whitelist: true, forbidUnknownValues: true });
const here = { clientRef: 'client-1', arrivedAt: '2026-03-04T14:00:00Z', leftAt: '2026-03-04T17:00:00Z', mode: 'in-person' };

describe('a request to record attendance', () => {
  it('is well formed with who came and who did not', () =>
    expect(faultsOf({ attended: [here], missed: [{ clientRef: 'client-2', kind: 'no-show' }] })).toStrictEqual([]));
  it('is well formed with either', () => expect(faultsOf({ attended: [here] })).toStrictEqual([]));
  it.each([
    ['nobody in it', [null]],
    ['a word in it', ['client-1']],
    ['a list in it', [[here]]],
    ['a client without a name', [{ ...here, clientRef: undefined }]],
    ['a day that does not exist', [{ ...here, arrivedAt: '2026-02-30T14:00:00Z' }]],
    ['a mode that nobody knows', [{ ...here, mode: 'by letter' }]],
    ['no list at all', here],
    ['more clients than a session has', Array.from({ length: 101 }, () => here)],
  ])('is not with %s', (_what, attended) => expect(faultsOf({ attended })).toHaveLength(1));
});
