import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { codesIn, errorsReference, refusalsIn } from './errors-reference.js';

const root = resolve(import.meta.dirname, '../../../..');
const page = readFileSync(resolve(root, 'docs/errors.md'), 'utf8');
const codesOnPage = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, code]) => code ?? '');

describe('docs/errors.md', () => {
  it('lists every code of the sources, and none that is gone', () => expect([...codesOnPage].sort()).toEqual(codesIn(root)));

  it('tells of each what its class tells', () => expect(page).toBe(errorsReference(refusalsIn(root))));
});

describe('codes', () => {
  it('are given once each, in the words of one project', () => {
    const codes = codesIn(root);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    expect(codes.filter((code) => !/^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/.test(code))).toEqual([]);
  });
});
