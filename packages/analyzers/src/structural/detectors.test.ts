import type { Pattern } from '@analytics/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTransfers } from '../transfer-index.ts';
import type { DetectionInput } from './detection.ts';
import { DETECTORS } from './detectors.ts';
import { identityOf } from './identity.ts';
import { checkEvidence, checkPathsApart, EASY_SETTINGS as SETTINGS } from './testing/check-evidence.ts';
import { randomInput } from './testing/random-input.ts';

const NAMES = Object.keys(DETECTORS) as (keyof typeof DETECTORS)[];
/** The same transfers with every node id turned around. */
function relabelled(input: DetectionInput): DetectionInput {
  const last = input.addresses.length - 1;
  const turned = (nodes: Uint32Array) => nodes.map((node) => last - node);
  const transfers = { ...input.transfers, from: turned(input.transfers.from), to: turned(input.transfers.to) };
  const addresses = {
    length: input.addresses.length,
    addresses: [...input.addresses.addresses].reverse(),
    is_service: input.addresses.is_service.slice().reverse(),
    is_swap: input.addresses.is_swap.slice().reverse(),
    risk_category: input.addresses.risk_category.slice().reverse(),
  };
  return { ...input, transfers, addresses, index: indexTransfers(transfers, addresses.length) };
}

const evidences = (patterns: readonly Pattern[]) =>
  patterns.map(({ transfers, proof_grade }) => `${proof_grade} ${transfers.join(',')}`).sort();

describe.each(NAMES)('DETECTORS.%s', (name) => {
  it('proves every pattern with transfers of the input, once per identity, the same on every call', () => {
    let patternCount = 0;
    fc.assert(
      fc.property(randomInput({ transfers: 60, stepMinutes: 40 }), (input) => {
        const result = DETECTORS[name](input, SETTINGS);
        for (const pattern of result.patterns) checkEvidence(input, pattern);
        checkPathsApart(result.patterns);
        const ids = result.patterns.map((pattern) => identityOf(pattern, input.addresses.addresses).pattern_id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { message, count } of result.notices) expect(message).toContain(String(count));
        expect(DETECTORS[name](input, SETTINGS)).toEqual(result);
        patternCount += result.patterns.length;
      }),
      { numRuns: 60 },
    );
    expect(patternCount).toBeGreaterThan(0);
  });

  it('accepts no transfer and one transfer', () => {
    fc.assert(
      fc.property(randomInput({ transfers: 1 }), (input) => {
        for (const pattern of DETECTORS[name](input, SETTINGS).patterns) checkEvidence(input, pattern);
      }),
    );
  });
});

describe.each(['cycle', 'layering', 'motif', 'burst', 'threshold'] as const)('DETECTORS.%s', (name) => {
  it('does not depend on how addresses are numbered', () => {
    fc.assert(
      fc.property(randomInput({ transfers: 40, stepMinutes: 40 }), (input) => {
        expect(evidences(DETECTORS[name](relabelled(input), SETTINGS).patterns)).toEqual(
          evidences(DETECTORS[name](input, SETTINGS).patterns),
        );
      }),
      { numRuns: 50 },
    );
  });
});
