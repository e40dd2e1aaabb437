/** What every row with evidence is made from, of patterns and of alerts alike. */
import type { PatternRowInput } from '@analytics/analyzers';
import type { TransferIdentity } from '@analytics/domain';
import { decimalAt, type WindowData } from '@analytics/storage';
import type { OpenWindow } from '../../window/open-window.ts';
import type { RunRecorder } from '../run-recorder.ts';

/** `identities` hold the ids of every transfer row that will be listed. */
export function rowInput(
  { window, settings }: OpenWindow,
  { run_id, version }: RunRecorder,
  { addresses, transfers, amount_usd_exact }: WindowData,
  identities: ReadonlyMap<number, TransferIdentity>,
): PatternRowInput {
  return {
    window,
    run_id,
    version,
    addresses: addresses.addresses,
    transfers,
    exactUsd: (row) => decimalAt(amount_usd_exact, row),
    identityOfRow: (row) => {
      const identity = identities.get(row);
      if (identity === undefined) throw new RangeError(`Expected the ids of transfer row ${row}, found none.`);
      return identity;
    },
    max_evidence_transfers: settings.evidence.max_transfers,
  };
}
