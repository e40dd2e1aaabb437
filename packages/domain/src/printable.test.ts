import { expect, it } from 'vitest';
import { printable, printableCell } from './printable.ts';

it.each([
  ['\u001b[2J\u001b[31mUSDT', '[2J\u001b[31mUSDT'],
  ['\u001b]0;pwn\u0007', ']0;pwn'],
  ['\u001b[8mhidden\u001b[0m', '[8mhidden[0m'],
  ['USD\u202eTC\u2066', 'USDTC'],
  ['US\rDT\u009b1A', 'USDT1A'],
  ['one\n\ttwo', 'one\n\ttwo'],
])('printable takes what steers a terminal out of %j', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

it('printableCell keeps a cell in its line', () => {
  expect(printableCell('US\nDT\t$')).toBe('US DT $');
});
