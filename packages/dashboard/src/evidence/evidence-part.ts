/** How much of a finding's evidence is shown, where it is not all of it. */
import type { ApiSchemas } from '@analytics/api-client';
import { formatCount, formatShare } from '../format/number.ts';
import { strings } from '../strings.ts';

interface Valued {
  readonly amount_usd: string;
}

/** All of the evidence, of which a part is listed. */
export interface WholeEvidence {
  readonly evidence_count: number;
  readonly volume_usd: string;
}

export interface EvidencePart extends WholeEvidence {
  readonly shown_count: number;
  /** Of the money; 0 where no transfer has a value. */
  readonly share: number;
}

/** undefined where nothing is left out. */
export function evidencePart(
  shown: readonly Valued[],
  { evidence_count, volume_usd }: WholeEvidence,
): EvidencePart | undefined {
  if (shown.length >= evidence_count) return undefined;
  const all_usd = Number(volume_usd);
  const shown_usd = shown.reduce((sum, { amount_usd }) => sum + Number(amount_usd), 0);
  const share = all_usd > 0 ? Math.min(1, shown_usd / all_usd) : 0;
  return { shown_count: shown.length, evidence_count, volume_usd, share };
}

/** Of an alert: its count and turnover are of all transfers. */
export function partOfAlert(
  alert: Pick<ApiSchemas['AlertDetail'], 'transfers' | 'evidence_transaction_count' | 'volume_usd'>,
): EvidencePart | undefined {
  const { transfers, evidence_transaction_count: evidence_count, volume_usd } = alert;
  return evidencePart(transfers, { evidence_count, volume_usd });
}

/** Of a case: each transfer of its alerts counts once. */
export function partOfCase(one: {
  readonly transfers: readonly Valued[];
  readonly evidence_count: number;
  readonly total_volume_usd: string;
}): EvidencePart | undefined {
  return evidencePart(one.transfers, { evidence_count: one.evidence_count, volume_usd: one.total_volume_usd });
}

/** `1,000 of 7,982 transfers, 10 % of the money`. */
export function partWords({ shown_count, evidence_count, share }: EvidencePart): string {
  return strings.alert.part(formatCount(shown_count), formatCount(evidence_count), formatShare(share));
}
