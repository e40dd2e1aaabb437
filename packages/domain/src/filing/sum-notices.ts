/** Whether the sums that a narrative states are still those of the transfers that its sentences link to. */
import { addToList } from '../add-to-list.ts';
import { formatNumber } from '../format-number.ts';
import { scaledOf, sumOf } from './decimals.ts';
import type { FilingDocument, FilingSentence, FilingTransaction } from './filing-document.ts';

export interface FilingNotice {
  /** Empty where it is about the whole text. */
  readonly sentence_id: string;
  /** As it stands in the text: `$1,234`; empty where it is about no sum. */
  readonly figure: string;
  readonly message: string;
}

/** Sums in dollars, with or without cents: `$79,010`, `$5.25`, `$3 million`, `$1.2bn`. */
const FIGURE = /\$\d+(?:,\d{3})*(?:\.\d+)?(?:\s?(?:thousand|million|billion|trillion|mn|bn)\b|[kmbt]\b)?/giu;
/** By the first letter of the word. */
const UNIT_OF_LETTER: Readonly<Record<string, bigint>> = { k: 10n ** 3n, m: 10n ** 6n, b: 10n ** 9n, t: 10n ** 12n };

/**
 * Figures of linked sentences that stand in no relation to their transfers. A figure of the first version counts as
 * long as the links are those of the first version: it was computed from all of the evidence, of which a report may list
 * a part. Any other figure must be a transfer, what one payer or payee of them moved, or the sum of all. O(text + links).
 */
export function sumNotices(document: FilingDocument, first: FilingDocument): FilingNotice[] {
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
): FilingNotice[] {
  const { sentence_id, text, transfer_ids } = sentence;
  const drafted = before === undefined ? [] : figuresIn(before.text);
  // Without links it is the author's own, unless the first version had stated a sum there.
  if (transfer_ids.length === 0 && drafted.length === 0) return [];
  const isAsDrafted = before !== undefined && isSameSet(before.transfer_ids, transfer_ids);
  const standing = new Set(isAsDrafted || transfer_ids.length === 0 ? drafted : []);
  const doubtful = figuresIn(text).filter((figure) => !standing.has(figure));
  if (doubtful.length === 0) return [];
  const linked = transfer_ids.flatMap((id) => transfers.get(id) ?? []);
  const sums = linked.length === 0 ? [] : sumsOf(linked);
  const basis =
    linked.length === 0
      ? `the first version said ${drafted.join(', ')} there`
      : `its ${linked.length} linked transfers are $${formatNumber(Number(sums[0] ?? '0'), { min: 2, max: 2 })} in all`;
  return doubtful
    .filter((figure) => !sums.some((sum) => isWrittenAs(sum, figure)))
    .map((figure) => ({ sentence_id, figure, message: `The text says ${figure}; ${basis}.` }));
}

/** The sum of all first, then of each payer and payee, then each transfer. */
function sumsOf(transfers: readonly FilingTransaction[]): string[] {
  const bySide = new Map<string, string[]>();
  for (const { from_address, to_address, amount_usd } of transfers)
    for (const side of [`from ${from_address}`, `to ${to_address}`]) addToList(bySide, side, amount_usd);
  const single = transfers.map(({ amount_usd }) => amount_usd);
  return [sumOf(single), ...[...bySide.values()].map(sumOf), ...single];
}

/** Whether a sum, rounded as the figure is, is that figure. */
function isWrittenAs(sum: string, figure: string): boolean {
  const [, digits = '0', word = ''] = /^\$([\d,.]+)\s?([a-z]*)$/iu.exec(figure) ?? [];
  const [whole = '0', fraction = ''] = digits.replaceAll(',', '').split('.');
  const decimals = Math.min(fraction.length, 18);
  const unit = word.toLowerCase() === 'thousand' ? 1000n : (UNIT_OF_LETTER[word.slice(0, 1).toLowerCase()] ?? 1n);
  const step = 10n ** BigInt(18 - decimals) * unit;
  const difference = scaledOf(sum) - scaledOf(`${whole}.${fraction.slice(0, 18)}`) * unit;
  return (difference < 0n ? -difference : difference) * 2n <= step;
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  const there = new Set(a);
  return a.length === b.length && b.every((one) => there.has(one));
}
