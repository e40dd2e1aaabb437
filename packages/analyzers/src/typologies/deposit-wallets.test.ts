import { describe, expect, it } from 'vitest';
import { transfersOf, type DrawnTransfer } from '../structural/testing/transfers-of.ts';
import { depositWallets } from './deposit-wallets.ts';
import { depositWalletSettingsSchema } from './params.ts';
import type { TypologyInput } from './typology-input.ts';

const at = (hour: number): string => `2025-01-01T${String(hour).padStart(2, '0')}:00`;

/** The names of those that sweep, in byte order. */
function sweepersOf(drawn: readonly DrawnTransfer[], services: readonly string[]): string[] {
  const input = transfersOf(drawn, { services });
  const { addresses } = input.addresses;
  const settings = depositWalletSettingsSchema.parse({ sweep_hours: 24 });
  const typologyInput = { ...input, is_known: input.addresses.is_service } as unknown as TypologyInput;
  const { sweeps_to } = depositWallets(typologyInput, input.transfers.amount_usd, settings);
  return addresses.filter((_, node) => sweeps_to[node]! > 0);
}

const SWEPT: readonly DrawnTransfer[] = ['1', '2', '3'].flatMap((n, hour): DrawnTransfer[] => [
  [`customer${n}`, `deposit${n}`, at(hour), 100],
  [`deposit${n}`, 'hot', at(hour + 1), 100],
]);

describe('depositWallets', () => {
  it('takes wallets of one customer each that sweep to one hub, labelled or not', () => {
    expect(sweepersOf(SWEPT, ['hot'])).toEqual(['deposit1', 'deposit2', 'deposit3']);
    expect(sweepersOf(SWEPT, [])).toEqual(['deposit1', 'deposit2', 'deposit3']);
  });

  it('takes wallets that sweep to several hot wallets of one exchange, and none that pays services of two', () => {
    const oneHot = SWEPT.map(([from, to, time, amount]): DrawnTransfer => [
      from,
      to === 'hot' ? 'hot1' : to,
      time,
      amount,
    ]);
    const alsoTheOther = ['1', '2', '3'].flatMap((n, hour): DrawnTransfer[] => [
      [`customer${n}`, `deposit${n}`, at(hour + 10), 50],
      [`deposit${n}`, 'hot2', at(hour + 11), 50],
    ]);
    const mule: DrawnTransfer[] = [
      ['source', 'mule', at(1), 70],
      ['mule', 'hot1', at(2), 70],
      ['source', 'mule', at(3), 80],
      ['mule', 'rival', at(4), 80],
    ];
    const drawn = [...oneHot, ...alsoTheOther, ...mule];
    expect(sweepersOf(drawn, ['hot1', 'hot2', 'rival'])).toEqual(['deposit1', 'deposit2', 'deposit3']);
    expect(sweepersOf(drawn, [])).toEqual([]);
  });

  it('takes a wallet that only passes money on to a labelled deposit wallet for no deposit wallet', () => {
    const chain: DrawnTransfer[] = [
      ['source', 'passer', at(10), 100],
      ['passer', 'deposit9', at(11), 99],
      ['deposit9', 'hot', at(12), 99],
    ];
    expect(sweepersOf([...SWEPT, ...chain], ['hot', 'deposit9'])).toEqual(['deposit1', 'deposit2', 'deposit3']);
  });

  it('takes none where a part stays, three people pay, others are paid as well, or nothing was swept yet', () => {
    const sweepers = ['deposit1', 'deposit2', 'deposit3'];
    const keeps: DrawnTransfer[] = [
      ['c', 'w', at(10), 100],
      ['w', 'hot', at(11), 60],
    ];
    const shared = ['a', 'b', 'c'].flatMap((one, i): DrawnTransfer[] => [
      [one, 'w', at(10 + i), 100],
      ['w', 'hot', at(11 + i), 100],
    ]);
    const pays: DrawnTransfer[] = [
      ['c', 'w', at(10), 100],
      ['w', 'hot', at(11), 99],
      ['w', 'y', at(12), 1],
    ];
    for (const drawn of [keeps, shared, pays]) expect(sweepersOf([...SWEPT, ...drawn], ['hot'])).toEqual(sweepers);
  });
});
