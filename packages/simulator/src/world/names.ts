/**
 * Texts that identify: addresses and transaction ids, drawn from words of the seed, so that they carry no order and no
 * meaning.
 */
import { mix32 } from './random.ts';

const BASE58 = codesOf('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz');
const HEX = codesOf('0123456789abcdef');
const ADDRESS_LENGTH = 48;
const WORD_HEX = 8;
const TRANSACTION_WORDS = 8;

function codesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Different numbers give different words for one seed and salt: both steps are bijections of the number. */
function word(seed: number, number: number, salt: number): number {
  const key = mix32(seed + Math.imul(salt, 0x9e3779b9));
  return mix32(mix32(number ^ key) + Math.imul(key, 0x85ebca6b));
}

/** An SS58-like address of 48 characters; all kinds of actors get the same shape. Distinct for distinct numbers. */
export function addressName(seed: number, number: number): string {
  const codes = new Array<number>(ADDRESS_LENGTH).fill(FIVE);
  for (let at = 1, part = 1; at < ADDRESS_LENGTH; part++) {
    let rest = word(seed, number, part);
    // 58^6 exceeds 2^32: six characters hold the whole word.
    for (const end = Math.min(ADDRESS_LENGTH, at + 6); at < end; at++) {
      codes[at] = BASE58[rest % 58]!;
      rest = Math.floor(rest / 58);
    }
  }
  return String.fromCharCode(...codes);
}

/** As many characters of a look-alike are those of its model, at either end: as many as wallets show. */
const SHOWN = 4;

/** The address of a number that looks like that of another. */
export function lookAlikeName(seed: number, number: number, model: number): string {
  const [own, shown] = [addressName(seed, number), addressName(seed, model)];
  return `${shown.slice(0, 1 + SHOWN)}${own.slice(1 + SHOWN, -SHOWN)}${shown.slice(-SHOWN)}`;
}

/** `0x` and 64 hex digits. Distinct for distinct numbers. */
export function transactionName(seed: number, number: number): string {
  const codes = [ZERO, LETTER_X];
  for (let part = 0; part < TRANSACTION_WORDS; part++) {
    const bits = word(seed, number, part + 101);
    for (let digit = WORD_HEX - 1; digit >= 0; digit--) codes.push(HEX[(bits >>> (4 * digit)) & 15]!);
  }
  return String.fromCharCode(...codes);
}

const [ZERO, FIVE, LETTER_X] = [0x30, 0x35, 0x78];
