/** Whether the sums that a narrative states are still those of the transfers that its sentences link to. */
import { addToList } from '../add-to-list.ts';
import { formatNumber } from '../format-number.ts';
import { scaledOf, sumOf } from './decimals.ts';
import type { FilingDocument, FilingSentence, FilingTransaction } from './filing-document.ts';

export interface SumNotice {
  readonly sentence_id: string;
  /** As it stands in the text: `$1,234`. */
  readonly figure: string;
  readonly message: string;
}

/** Sums in dollars, with or without cents: `$79,010`, `$5.25`. */
const FIGURE = /\$\d[\d,]*(?:\.\d+)?/gu;

/**
 * Figures of linked sentences that stand in no relation to their transfers. A figure of the first version counts as
 * long as the links are those of the first version: it was computed from all of the evidence, of which a report may list
 * a part. Any other figure must be a transfer, what one payer or payee of them moved, or the sum of all. O(text + links).
 */
export function sumNotices(document: FilingDocument, first: FilingDocument): SumNotice[] {
  const drafted = new Map(sentencesOf(first).map((sentence) => [sentence.sentence_id, sentence]));
  const transfers = new Map(document.transactions.map((one) => [one.transfer_id, one]));
  return sentencesOf(document).flatMap((sentence) => noticesOf(sentence, drafted.get(sentence.sentence_id), transfers));
}

/** The figures of a text. */
export function figuresIn(text: string): string[] {
  return [...new Set(text.match(FIGURE) ?? [])];
}

function sentencesOf({ narrative }: FilingDocument): FilingSentence[] {
  return narrative.flatMap(({ sentences }) => sentences);
}

function noticesOf(
  sentence: FilingSentence,
  before: FilingSentence | undefined,
  transfers: ReadonlyMap<string, FilingTransaction>,
): SumNotice[] {
  const { sentence_id, text, transfer_ids } = sentence;
  if (transfer_ids.length === 0) return [];
  const isAsDrafted = before !== undefined && isSameSet(before.transfer_ids, transfer_ids);
  const standing = new Set(isAsDrafted ? figuresIn(before.text) : []);
  const doubtful = figuresIn(text).filter((figure) => !standing.has(figure));
  if (doubtful.length === 0) return [];
  const linked = transfer_ids.flatMap((id) => transfers.get(id) ?? []);
  const sums = sumsOf(linked);
  return doubtful
    .filter((figure) => !sums.some((sum) => isWrittenAs(sum, figure)))
    .map((figure) => ({
      sentence_id,
      figure,
      message: `The text says ${figure}; its ${linked.length} linked transfers are $${formatNumber(Number(sums[0] ?? '0'), { min: 2, max: 2 })} in all.`,
    }));
}

/** The sum of all first, then of each payer and payee, then each transfer. */
function sumsOf(transfers: readonly FilingTransaction[]): string[] {
  const bySide = new Map<string, string[]>();
  for (const { from_address, to_address, amount_usd } of transfers)
    for (const side of [`from ${from_address}`, `to ${to_address}`]) addToList(bySide, side, amount_usd);
  const single = transfers.map(({ amount_usd }) => amount_usd);
  return [sumOf(single), ...[...bySide.values()].map(sumOf), ...single];
}

/** Whether a sum, rounded to the decimals of the figure, is that figure. */
function isWrittenAs(sum: string, figure: string): boolean {
  const digits = figure.slice(1).replaceAll(',', '');
  const decimals = Math.min(digits.split('.')[1]?.length ?? 0, 18);
  const step = 10n ** BigInt(18 - decimals);
  const stated = scaledOf(digits.slice(0, (digits.split('.')[0]?.length ?? 0) + 1 + decimals));
  const difference = scaledOf(sum) - stated;
  return (difference < 0n ? -difference : difference) * 2n <= step;
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  const there = new Set(a);
  return a.length === b.length && b.every((one) => there.has(one));
}
