/** US dollars: compact to read, exact to check. */
import { formatCompact, groupedDigits } from '@analytics/domain';

/** `$111.9K`. */
export function compactUsd(amount_usd: string | number): string {
  return inDollars(formatCompact(Number(amount_usd), { max: 1 }));
}

/** Every digit of a decimal text, grouped: `$390,683.351237993484`. */
export function exactUsd(amount_usd: string | number): string {
  const digits = String(amount_usd);
  if (!/^-?\d+(\.\d+)?$/u.test(digits)) return digits;
  return inDollars(groupedDigits(digits.includes('.') ? digits.replace(/\.?0+$/u, '') : digits));
}

function inDollars(text: string): string {
  return text.startsWith('-') ? `-$${text.slice(1)}` : `$${text}`;
}
