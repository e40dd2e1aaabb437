import { expect, it } from 'vitest';
import { typologyContext } from './context.ts';
import { worthOf } from './measures.ts';
import { typologySettingsSchema } from './settings.ts';
import { typologyInputOf } from './testing/typologies-of.ts';

it('worthOf says USD, else the amount of the one asset, else how many assets', () => {
  const input = typologyInputOf(
    [
      ['a', 'b', '2025-01-01T00:00', 30_700, 'ETH'],
      ['b', 'c', '2025-01-01T01:00', 0.25, 'ETH'],
      ['c', 'd', '2025-01-01T02:00', 12, 'MEME'],
      ['d', 'e', '2025-01-01T03:00', 1_000, 'USDT'],
    ],
    { unpriced: ['ETH', 'MEME'] },
  );
  const context = typologyContext(input, typologySettingsSchema.parse({}));
  expect(worthOf(context, [0])).toBe('30,700 ETH');
  expect(worthOf(context, [1])).toBe('0.25 ETH');
  expect(worthOf(context, [0, 1], 2)).toBe('15,350 ETH');
  expect(worthOf(context, [0, 2])).toBe('sums of 2 assets without a price');
  expect(worthOf(context, [0, 3])).toBe('$1,000');
  expect(worthOf(context, [])).toBe('$0.00');
});
