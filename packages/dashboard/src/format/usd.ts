/** US dollars: compact to read, exact to check. */
const COMPACT = new Intl.NumberFormat(undefined, {
  style: 'currency',
  currency: 'USD',
  notation: 'compact',
  maximumFractionDigits: 1,
});
const WHOLE = new Intl.NumberFormat(undefined, { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });

/** `$111.9K`. */
export function compactUsd(amount_usd: string | number): string {
  return COMPACT.format(Number(amount_usd));
}

/** Every digit of a decimal text, grouped: `$390,683.351237993484`. */
export function exactUsd(amount_usd: string | number): string {
  const [whole = '0', fraction] = String(amount_usd).split('.');
  if (!/^-?\d+$/u.test(whole)) return String(amount_usd);
  const grouped = WHOLE.format(BigInt(whole));
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
