/** The transfers behind a finding, looked up by identity, and whether they are what the finding claims. */
import { transferRowSchema, type TransferRow } from '@analytics/domain';
import type { Database } from './database.ts';
import { parsedRows } from './parsed-rows.ts';
import { statement } from './statements.ts';

export interface Evidence {
  readonly transfer_ids: readonly string[];
  /** Epoch milliseconds of its first and last transfer. */
  readonly start_ms: number;
  readonly end_ms: number;
}

/** The transfers as they were ingested, in order of time; one that is gone is missing. */
export async function evidenceTransfers(database: Database, evidence: Evidence): Promise<TransferRow[]> {
  if (evidence.transfer_ids.length === 0) return [];
  return await parsedRows(database, transferRowSchema, statement('transfers/by_identity'), { ...evidence });
}

export interface EvidenceClaim extends Evidence {
  readonly volume_usd: string;
  readonly transaction_count: number;
  /** Whether every transfer is listed: sums and times can be replayed only then. */
  readonly is_complete: boolean;
  readonly addresses: readonly string[];
}

export interface EvidenceReplay {
  readonly is_verified: boolean;
  readonly listed_count: number;
  readonly found_count: number;
  readonly claimed_volume_usd: string;
  readonly found_volume_usd: string;
  /** In words; empty where all matches. */
  readonly failures: readonly string[];
}

const SCALE = 18;

/** Looks every listed transfer up and compares count, exact sum, times and addresses with the claim. */
export async function replayEvidence(database: Database, claim: EvidenceClaim): Promise<EvidenceReplay> {
  const { transfer_ids, start_ms, end_ms } = claim;
  const found = await evidenceTransfers(database, { transfer_ids, start_ms, end_ms });
  const sum = found.reduce((total, transfer) => total + scaled(transfer.amount_usd), 0n);
  const known = new Set(claim.addresses);
  const stranger = found.find((transfer) => !known.has(transfer.from_address) || !known.has(transfer.to_address));
  const missing = new Set(transfer_ids).size - found.length;
  const failures = [
    transfer_ids.length === 0 && 'it lists no evidence',
    missing > 0 && `${missing} of ${transfer_ids.length} evidence transfers are not among the ingested ones`,
    claim.is_complete &&
      transfer_ids.length !== claim.transaction_count &&
      `it counts ${claim.transaction_count} transfers and lists ${transfer_ids.length}`,
    claim.is_complete &&
      sum !== scaled(claim.volume_usd) &&
      `its volume is ${claim.volume_usd} USD and its evidence sums to ${plain(sum)}`,
    claim.is_complete &&
      found.length > 0 &&
      (found[0]?.block_timestamp !== start_ms || found.at(-1)?.block_timestamp !== end_ms) &&
      'its evidence begins or ends at another time',
    stranger !== undefined && `its evidence involves an address that it does not name (${stranger.transfer_id})`,
  ].filter((failure) => failure !== false);
  return {
    is_verified: failures.length === 0,
    listed_count: transfer_ids.length,
    found_count: found.length,
    claimed_volume_usd: claim.volume_usd,
    found_volume_usd: plain(sum),
    failures,
  };
}

/** A decimal's text as an integer of 10^-18. */
function scaled(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole + fraction.padEnd(SCALE, '0').slice(0, SCALE));
  return text.startsWith('-') ? -value : value;
}

function plain(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(SCALE + 1, '0');
  const fraction = digits.slice(-SCALE).replace(/0+$/u, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -SCALE)}${fraction === '' ? '' : `.${fraction}`}`;
}
