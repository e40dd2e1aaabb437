/** Exact arithmetic on decimals that are text: sums of reports must be right to the cent. */
import { decimalText } from '../quantities.ts';

const UNITS = 10n ** 18n;

/** 10^-18 of `12.5`, which must be a decimal that is not negative, with at most 18 decimals. */
export function scaledOf(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole === '' ? '0' : whole) * UNITS + BigInt(fraction.padEnd(18, '0'));
}

/** The exact sum, without zeros at its end. */
export function sumOf(amounts: readonly string[]): string {
  return decimalText(amounts.reduce((sum, amount) => sum + scaledOf(amount), 0n));
}

/** `1234.50`: a product rounded half up to cents. */
export function centsOf(amount: string, rate = '1'): string {
  const cent = 10n ** 34n;
  const cents = (scaledOf(amount) * scaledOf(rate) + cent / 2n) / cent;
  return `${(cents / 100n).toString()}.${(cents % 100n).toString().padStart(2, '0')}`;
}

/** `a / b`, cut after ten decimals; 0 where b is 0. */
export function ratioOf(a: string, b: string): string {
  const divisor = scaledOf(b);
  if (divisor === 0n) return '0';
  const ratio = (scaledOf(a) * 10n ** 10n) / divisor;
  return decimalText(ratio * 10n ** 8n);
}
