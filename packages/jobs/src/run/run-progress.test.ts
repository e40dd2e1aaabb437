import { describe, expect, it } from 'vitest';
import { RUN_STEPS } from '@analytics/domain';
import { RunProgress } from './run-progress.ts';

describe('RunProgress', () => {
  it('never falls, and ends at 1', () => {
    const progress = new RunProgress(RUN_STEPS, [], () => 0);
    const seen = [
      progress.advance('ingest', 0.5),
      progress.advance('features', 0.2),
      progress.advance('features', 0.1),
      progress.advance('audit', 1),
    ].map((one) => one.progress);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  it('estimates what is left from its own pace, without the steps that an earlier attempt did', () => {
    let now = 100;
    const progress = new RunProgress(['features', 'patterns'], ['features'], () => now);
    now = 110;
    const { progress: fraction, remaining_seconds } = progress.advance('patterns', 0.5);
    expect(fraction).toBeGreaterThan(0.8);
    expect(remaining_seconds).toBeCloseTo(10, 6);
  });

  it('gives no estimate before there is ground for one', () => {
    expect(new RunProgress(RUN_STEPS, [], () => 0).advance('initialize', 0)).toEqual({ progress: 0 });
  });
});
