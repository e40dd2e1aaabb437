import { parseNetworkName, parseProcessingDate } from '@analytics/domain';
import { expect, it } from 'vitest';
import { SCENARIOS } from '../src/scenarios/registry.ts';
import { simulate, type SimulatedWorld } from '../src/simulate.ts';
import { areaUnderCurve, digitFeatures, trainScorer } from '../src/testing/digit-scorer.reference.ts';

it('gives nothing away by digits: what is learnt on one seed tells planted from ordinary on another no better than AUC 0.56', () => {
  const [known, unknown] = [21, 22].map((seed) => classified(worldOf(seed)));
  const score = trainScorer(known!.features, known!.planted);
  const auc = areaUnderCurve(unknown!.features.map(score), unknown!.planted);
  expect(auc).toBeLessThanOrEqual(0.56);
  expect(auc).toBeGreaterThan(0.44);
});

function worldOf(seed: number): SimulatedWorld {
  const [network, end_date] = [parseNetworkName('test'), parseProcessingDate('2025-06-30')];
  return simulate({ transfers: 100_000, seed, days: 30, network, end_date, planted_ratio: 0.1 });
}

/** Digits of every transfer and whether it is planted; schemes that amounts define are left out. */
function classified(of: SimulatedWorld) {
  const kind = new Uint8Array(of.transfers.length);
  for (const { pattern_type, rows } of of.ground_truth.instances) {
    for (const row of rows) kind[row] = SCENARIOS.get(pattern_type)!.defined_by_amounts ? 2 : 1;
  }
  const rows = Array.from({ length: kind.length }, (_, row) => row).filter((row) => kind[row] !== 2);
  return { features: rows.map((row) => digitFeatures(of, row)), planted: rows.map((row) => kind[row] === 1) };
}
