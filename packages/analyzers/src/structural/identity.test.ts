import { createHash } from 'node:crypto';
import type { CyclePattern, MotifPattern } from '@analytics/domain';
import { describe, expect, it } from 'vitest';
import { identityKey, identityOf, patternHash, patternId, smallestRotation } from './identity.ts';
import { strongestPerIdentity } from './strongest.ts';

const sha = (text: string) => createHash('sha256').update(text).digest('hex');

const cycle: CyclePattern = {
  pattern_type: 'cycle',
  pattern_subtype: '',
  members: [2, 0, 1],
  roles: ['origin', 'intermediary', 'intermediary'],
  transfers: Uint32Array.of(4, 5, 6),
  occurrence_count: 1,
  proof_grade: 'shape_time',
  confidence_score: 0.5,
  detection_method: 'test',
  cycle_path: [2, 0, 1],
  hops: [4, 5, 6],
};
const addresses = ['0xaa', '0xbb', '0xcc'];

describe('patternHash', () => {
  it('is 16 hex digits of SHA-256 of the type and the sorted addresses', () => {
    expect(patternHash('cycle', ['b', 'a', 'c'])).toBe(sha('cycle:a,b,c').slice(0, 16));
    // From `printf 'cycle:a,b,c' | sha256sum`.
    expect(patternHash('cycle', ['c', 'b', 'a'])).toBe('00175fa2aea4417d');
    expect(patternHash('motif_fanin', ['a', 'b', 'c'])).not.toBe(patternHash('cycle', ['a', 'b', 'c']));
  });

  it('sorts by bytes, as the database does', () => {
    // U+FF5E sorts before U+1F600 in UTF-8, after it in UTF-16.
    expect(patternHash('cycle', ['\u{1F600}', '\uFF5E'])).toBe(sha('cycle:\uFF5E,\u{1F600}').slice(0, 16));
  });
});

describe('patternId', () => {
  it('adds four digits of the path for patterns that are paths', () => {
    expect(patternId('motif_fanin', '00ff')).toBe('motif_fanin_00ff');
    expect(patternId('cycle', '00ff', ['a', 'b'])).toBe(`cycle_00ff_${sha('a,b').slice(0, 4)}`);
  });
});

describe('identityOf', () => {
  it('is the same for every rotation of a cycle and differs for its reverse', () => {
    const rotated = { ...cycle, members: [0, 1, 2], cycle_path: [0, 1, 2] };
    const reversed = { ...cycle, members: [0, 2, 1], cycle_path: [0, 2, 1] };
    expect(identityOf(rotated, addresses)).toEqual(identityOf(cycle, addresses));
    expect(identityOf(cycle, addresses).pattern_id).toBe(
      `cycle_${sha('cycle:0xaa,0xbb,0xcc').slice(0, 16)}_${sha('0xaa,0xbb,0xcc').slice(0, 4)}`,
    );
    expect(identityOf(reversed, addresses).pattern_hash).toBe(identityOf(cycle, addresses).pattern_hash);
    expect(identityOf(reversed, addresses).pattern_id).not.toBe(identityOf(cycle, addresses).pattern_id);
  });
});

describe('smallestRotation', () => {
  it('starts at the smallest node', () => {
    expect(smallestRotation([7, 3, 9])).toEqual([3, 9, 7]);
  });
});

describe('strongestPerIdentity', () => {
  it('describes the strongest and adds up the occurrences', () => {
    const better = { ...cycle, proof_grade: 'shape_time_value' as const, confidence_score: 0.4, occurrence_count: 3 };
    const fan: MotifPattern = { ...cycle, pattern_type: 'motif_fanin', center: 2, participant_count: 2 };
    const merged = strongestPerIdentity([cycle, fan, better]);
    expect(merged.map(({ proof_grade, occurrence_count }) => [proof_grade, occurrence_count])).toEqual([
      ['shape_time_value', 4],
      ['shape_time', 1],
    ]);
    expect(new Set(merged.map(identityKey)).size).toBe(2);
  });
});
