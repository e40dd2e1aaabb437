/** What every structural detector is given and what it returns. A detector is a pure function of these. */
import type { AddressColumns, Asset, Pattern, RunNotice, TransferColumns, Window } from '@analytics/domain';
import type { TransferIndex } from '../transfer-index.ts';

export interface DetectionInput {
  readonly window: Window;
  readonly transfers: TransferColumns;
  readonly index: TransferIndex;
  readonly addresses: AddressColumns;
  readonly assets: readonly Asset[];
  readonly seed: number;
  /**
   * USD for one EUR by UTC day number (floor(epoch ms / 86 400 000)), from the daily price of a EUR asset; empty
   * without one.
   */
  readonly eur_usd_by_day: ReadonlyMap<number, number>;
}

export interface DetectionResult {
  readonly patterns: readonly Pattern[];
  /** What was capped, skipped or assumed. */
  readonly notices: readonly RunNotice[];
}

export type Detector<Settings> = (input: DetectionInput, settings: Settings) => DetectionResult;
