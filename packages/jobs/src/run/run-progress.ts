/** How far a run is, and how long it will still take: steps weighted by their usual share of a run. */
import type { RunStep } from '@analytics/domain';

/** Shares of a 1 M-transfer run; only their proportions matter, and only for the estimate. */
const WEIGHTS: Readonly<Record<RunStep, number>> = {
  initialize: 1,
  ingest: 18,
  features: 58,
  patterns: 16,
  typologies: 10,
  alerts: 2,
  publish: 4,
  audit: 1,
};

/** Below this fraction an estimate would be noise. */
const ESTIMATE_FROM = 0.03;

export class RunProgress {
  private readonly steps: readonly RunStep[];
  private readonly total: number;
  private readonly now_seconds: () => number;
  private readonly started: number;
  private readonly skipped: number;
  private fraction: number;

  /** `reused` steps were done by an earlier attempt: they count as done and teach nothing about speed. */
  constructor(steps: readonly RunStep[], reused: readonly RunStep[], now_seconds: () => number) {
    this.steps = steps;
    this.total = weightOf(steps);
    this.now_seconds = now_seconds;
    this.started = now_seconds();
    this.skipped = weightOf(reused) / this.total;
    this.fraction = this.skipped;
  }

  /** Notes that `step` is `share` (0 to 1) done; returns the whole run's fraction and the seconds left. */
  advance(step: RunStep, share: number): { progress: number; remaining_seconds?: number } {
    const before = weightOf(this.steps.slice(0, this.steps.indexOf(step)));
    const reached = (before + WEIGHTS[step] * Math.min(1, Math.max(0, share))) / this.total;
    this.fraction = Math.max(this.fraction, reached);
    const own = this.fraction - this.skipped;
    if (own < ESTIMATE_FROM) return { progress: this.fraction };
    const elapsed = this.now_seconds() - this.started;
    return { progress: this.fraction, remaining_seconds: (elapsed / own) * (1 - this.fraction) };
  }
}

function weightOf(steps: readonly RunStep[]): number {
  return steps.reduce((sum, step) => sum + WEIGHTS[step], 0);
}
