/** US dollars: compact to read, exact to check. */
import { UNPRICED, formatCompact, formatNumber, groupedDigits } from '@analytics/domain';

/** `$111.9K`. */
export function compactUsd(amount_usd: string | number): string {
  return inDollars(formatCompact(Number(amount_usd), { max: 1 }));
}

/** The same; of transfers none of which has a price, that. */
export function compactWorth(amount_usd: string | number): string {
  return Number(amount_usd) > 0 ? compactUsd(amount_usd) : UNPRICED;
}

/** Every digit of a decimal text, grouped: `$390,683.351237993484`. */
export function exactUsd(amount_usd: string | number): string {
  const digits = String(amount_usd);
  if (!/^-?\d+(\.\d+)?$/u.test(digits)) return digits;
  return inDollars(groupedDigits(digits.includes('.') ? digits.replace(/\.?0+$/u, '') : digits));
}

/** `$390,683.35`: to the cent, as people read an amount; files for programs keep every digit. */
export function centsUsd(amount_usd: string | number): string {
  return inDollars(formatNumber(Number(amount_usd), { min: 2, max: 2 }));
}

function inDollars(text: string): string {
  return text.startsWith('-') ? `-$${text.slice(1)}` : `$${text}`;
}
