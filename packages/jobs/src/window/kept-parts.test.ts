import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@analytics/domain';
import { codeDigest } from './code-digest.ts';
import { whyNot } from './kept-parts.ts';

const inputs = { code: '1', labels: '2', 'settings of alerts': '3' };
const stored = {
  part: 'schemes',
  inputs_json: canonicalJson(inputs),
  row_count: 0,
  content_digest: '',
  value: '',
  notices_json: '[]',
} as const;

describe('whyNot', () => {
  it('is nothing where every digest is the same, in any order', () => {
    expect(whyNot(stored, { 'settings of alerts': '3', labels: '2', code: '1' })).toBe('');
  });

  it('names what changed, and what is read that was not or is no more', () => {
    expect(whyNot(stored, { ...inputs, labels: '4' })).toBe('changed: labels');
    expect(whyNot(stored, { code: '1', labels: '2', chance: '5' })).toBe('changed: chance, settings of alerts');
    expect(whyNot(undefined, inputs)).toBe('nothing was kept of the slice');
  });
});

it('codeDigest is the same at every call', () => {
  expect(codeDigest()).toMatch(/^[0-9a-f]{64}$/u);
  expect(codeDigest()).toBe(codeDigest());
});
