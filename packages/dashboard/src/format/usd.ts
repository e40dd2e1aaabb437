/** US dollars: compact to read, exact to check. */
const COMPACT = new Intl.NumberFormat(undefined, {
  style: 'currency',
  currency: 'USD',
  notation: 'compact',
  maximumFractionDigits: 1,
});
/** Beyond the eighteen decimals of any asset. */
const EXACT = new Intl.NumberFormat(undefined, {
  style: 'currency',
  currency: 'USD',
  minimumFractionDigits: 0,
  maximumFractionDigits: 20,
});

/** `$111.9K`. */
export function compactUsd(amount_usd: string | number): string {
  return COMPACT.format(Number(amount_usd));
}

/** Every digit of a decimal text, grouped: `$390,683.351237993484`. */
export function exactUsd(amount_usd: string | number): string {
  const digits = String(amount_usd);
  // A number would lose digits; the formatter reads the text itself.
  return /^-?\d+(\.\d+)?$/u.test(digits) ? EXACT.format(digits as `${number}`) : digits;
}
