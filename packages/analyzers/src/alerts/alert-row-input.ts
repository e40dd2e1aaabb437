/** What the rows of alerts are made from beside the schemes. */
import type { AlertTrace, PriorAlert, RunNotice, TransferIdentity } from '@analytics/domain';
import type { PatternRowInput } from '../pattern-rows.ts';
import type { TypologyInput } from '../typologies/typology-input.ts';

export interface AlertRowInput extends PatternRowInput {
  readonly patterns: TypologyInput['patterns'];
  /** The ids of a transfer row, undefined where it is not listed. */
  readonly identityIfListed: (row: number) => TransferIdentity | undefined;
  /** Where the money of each raised scheme went, in their order. */
  readonly traces: readonly (AlertTrace | undefined)[];
  readonly prior: readonly PriorAlert[];
  /** What the run could not do, so far. */
  readonly notices: readonly RunNotice[];
}
