/** Texts that identify: addresses and transaction ids, drawn from words of the seed, so that they carry no order and no meaning. */
import { mix32 } from './random.ts';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Different numbers give different words for one seed and salt: both steps are bijections of the number. */
function word(seed: number, number: number, salt: number): number {
  const key = mix32(seed + Math.imul(salt, 0x9e3779b9));
  return mix32(mix32(number ^ key) + Math.imul(key, 0x85ebca6b));
}

/** An SS58-like address of 48 characters; all kinds of actors get the same shape. Distinct for distinct numbers. */
export function addressName(seed: number, number: number): string {
  let text = '5';
  for (let part = 0; text.length < 48; part++) {
    let rest = word(seed, number, part + 1);
    for (let at = 0; at < 6 && text.length < 48; at++) {
      text += BASE58[rest % 58]!;
      rest = Math.floor(rest / 58);
    }
  }
  return text;
}

/** `0x` and 64 hex digits. Distinct for distinct numbers. */
export function transactionName(seed: number, number: number): string {
  let text = '0x';
  for (let part = 0; part < 8; part++) {
    const bits = word(seed, number, part + 101);
    text += HEX[bits >>> 24]! + HEX[(bits >>> 16) & 255]! + HEX[(bits >>> 8) & 255]! + HEX[bits & 255]!;
  }
  return text;
}
