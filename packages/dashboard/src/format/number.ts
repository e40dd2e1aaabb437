/** Counts, shares and measures in the reader's locale. */
const COUNT = new Intl.NumberFormat(undefined);
const SHARE = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });
const TENTHS = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const COMPACT = new Intl.NumberFormat(undefined, { notation: 'compact', maximumSignificantDigits: 3 });
const MEASURE = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 4 });

/** Short, for the ticks of an axis: `0.1`, `10K`. */
export function formatCompact(value: number): string {
  return COMPACT.format(value);
}

/** `1 alert`, `1,234 alerts`: a number of the locale with its noun. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${COUNT.format(count)} ${count === 1 ? one : many}`;
}

/** A tick of an axis that counts: nothing between two whole numbers. */
export function wholeTick(value: number): string {
  return Number.isInteger(value) ? COUNT.format(value) : '';
}

export function formatCount(count: number): string {
  return COUNT.format(count);
}

/** Long whole numbers of a text with separators: `0 to 1,000,000,000`. */
export function groupedNumbers(text: string): string {
  return text.replace(/(?<![\d.])\d{5,}(?![\d.])/gu, (digits) => COUNT.format(Number(digits)));
}

export function formatShare(share: number): string {
  return SHARE.format(share);
}

export function formatMeasure(value: number): string {
  return MEASURE.format(value);
}

/** `5.2`: seconds and spans. */
export function formatTenths(value: number): string {
  return TENTHS.format(value);
}
