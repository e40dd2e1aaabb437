import { describe, expect, it } from 'vitest';
import { runNames } from './run-names.ts';

describe('runNames', () => {
  it('names runs by their slice, and counts those of one slice', () => {
    const step = (run_id: string, processing_date: string) => ({ run_id, processing_date, window_days: 30 });
    const steps = [
      step('r1', '2025-06-29'),
      step('r1', '2025-06-29'),
      step('r2', '2025-06-30'),
      step('r3', '2025-06-30'),
    ];
    expect([...runNames(steps).values()]).toEqual(['2025-06-29/30', '2025-06-30/30', '2025-06-30/30 #2']);
  });
});
