/** Counts, shares and measures, in English as the words around them. */
import {
  counted,
  formatCompact as compact,
  formatNumber,
  formatPercent,
  formatSignificant,
  groupedDigits,
} from '@analytics/domain';

/** Short, for the ticks of an axis: `0.1`, `10K`. */
export function formatCompact(value: number): string {
  return compact(value, { significant: 3 });
}

export { counted };

/** A tick of an axis that counts: nothing between two whole numbers. */
export function wholeTick(value: number): string {
  return Number.isInteger(value) ? formatNumber(value) : '';
}

export function formatCount(count: number): string {
  return formatNumber(count);
}

/** Long whole numbers of a text with separators: `0 to 1,000,000,000`. */
export function groupedNumbers(text: string): string {
  return text.replace(/(?<![\d.])\d{5,}(?![\d.])/gu, (digits) => groupedDigits(digits));
}

export function formatShare(share: number): string {
  return formatPercent(share);
}

export function formatMeasure(value: number): string {
  return formatSignificant(value, 4);
}

/** `1,250.5`, `0.000123`: an amount of an asset as people read it. */
export function formatAmount(amount: number): string {
  return Math.abs(amount) >= 1 ? formatNumber(amount, { max: 4 }) : formatSignificant(amount, 4);
}

/** `5.2`: seconds and spans. */
export function formatTenths(value: number): string {
  return formatNumber(value, { min: 1, max: 1 });
}
