/** Every detector on a network as large and as uneven as real ones are. */
import { expect, it } from 'vitest';
import { DETECTORS } from '../src/structural/detectors.ts';
import { checkEvidence, EASY_SETTINGS } from '../src/structural/testing/check-evidence.ts';
import { heavyTailedInput } from '../src/structural/testing/heavy-tailed.ts';

const input = heavyTailedInput({
  transferCount: 20_000,
  nodeCount: 4_000,
  hubDegree: 3_000,
  days: 20,
  serviceCount: 5,
  riskCount: 20,
  seed: 3,
});

it.each(Object.keys(DETECTORS) as (keyof typeof DETECTORS)[])('%s proves its patterns beside a hub', (name) => {
  const { patterns } = DETECTORS[name](input, EASY_SETTINGS);
  // Amounts by chance do not crowd below a threshold.
  expect(patterns.length > 0).toBe(name !== 'threshold');
  for (const pattern of patterns.slice(0, 200)) checkEvidence(input, pattern);
});
