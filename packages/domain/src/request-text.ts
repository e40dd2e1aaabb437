/** Text that comes from without, as it is let in: an address in its one form, and what people write. */
import { z } from 'zod';
import { foldAddress } from './address.ts';

/** No space, no control character: what a chain could print as an address. It arrives in its one form. */
export const addressText = z
  .string()
  .overwrite(foldAddress)
  .regex(/^[^\p{C}\p{Z}]{1,256}$/u, 'expected 1 to 256 characters without spaces or control characters');

/** Half of a character of UTF-16: no file and no column can hold it. */
const LONE_SURROGATE = /\p{Cs}/gu;

/** Text as a file or a column holds it: `\u{fffd}` in the place of each half of a character. */
export function wellFormed(text: string): string {
  return text.replaceAll(LONE_SURROGATE, '\u{fffd}');
}

/** A name of a person or key: one line, without control characters and what turns letters around. */
export const nameText = (longest: number): z.ZodString =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, 'expected a name of one line');

/** Text that people write: bound, never interpreted; no control characters but line breaks, no half of a character. */
export const noteText = (longest: number): z.ZodString =>
  z
    .string()
    .max(longest)
    .regex(
      /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]*$/u,
      'expected text without control characters',
    );
