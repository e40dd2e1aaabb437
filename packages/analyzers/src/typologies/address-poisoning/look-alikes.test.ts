import { describe, expect, it } from 'vitest';
import { comparedCharacters, lookAlikes } from './look-alikes.ts';
import { addressPoisoningSettingsSchema } from './params.ts';

const settings = addressPoisoningSettingsSchema.parse({});

/** 40 hexadecimal digits that look drawn by lot: a multiplicative hash of the number, digit by digit. */
function drawn(number: number): string {
  let state = number + 1;
  const digits = Array.from({ length: 40 }, () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return ((state >>> 28) & 15).toString(16);
  });
  return `0x${digits.join('')}`;
}

const crowd = Array.from({ length: 2_000 }, (_, number) => drawn(number));
const MODEL = '0xabcd11111111111111111111111111111111ef01';
const FAKE = '0xabcd99999999999999999999999999999999ef01';

describe('comparedCharacters', () => {
  it('follows from the size of the network and of the alphabet, and never falls below the least', () => {
    // 1,000 / 16^6 is below 0.05; 10^6 / 16^6 is 0.06, and 10^9 / 16^8 is 0.23.
    expect(comparedCharacters(1_000, 16, settings)).toEqual({ first: 3, last: 3 });
    expect(comparedCharacters(1_000_000, 16, settings)).toEqual({ first: 4, last: 3 });
    expect(comparedCharacters(1_000_000_000, 16, settings)).toEqual({ first: 5, last: 4 });
    expect(comparedCharacters(1_000_000_000, 58, settings)).toEqual({ first: 3, last: 3 });
  });
});

describe('lookAlikes', () => {
  it('finds the two that look alike among two thousand, and how many characters they share', () => {
    const addresses = [...crowd, MODEL, FAKE].sort();
    const { groups } = lookAlikes(addresses, settings);
    expect(groups).toHaveLength(1);
    const [group] = groups;
    expect(group?.members.map((node) => addresses[node])).toEqual([MODEL, FAKE].sort());
    expect([group?.first_characters, group?.last_characters]).toEqual([4, 4]);
    // 2,002 / 16^8, more where another address happens to begin or to end so.
    expect(group?.chance_matches).toBeLessThan(1e-3);
    expect(group?.chance_matches).toBeGreaterThan(4e-7);
  });

  it('makes nothing of zeros in front that every other address has too', () => {
    const padded = Array.from({ length: 500 }, (_, number) => `0x${(7 * number).toString(16).padStart(40, '0')}`);
    for (const { chance_matches } of lookAlikes([...padded, MODEL, FAKE].sort(), settings).groups)
      if (chance_matches < settings.max_chance_matches) expect(chance_matches).toBeLessThan(1e-3);
    const { groups } = lookAlikes(padded, settings);
    expect(groups.every(({ chance_matches }) => chance_matches > settings.max_chance_matches)).toBe(true);
  });

  it('makes nothing of a vanity that a tenth of the network shares', () => {
    const vanity = crowd.slice(0, 200).map((address) => `0xdecade${address.slice(8)}`);
    const pair = [`0xdecade${'1'.repeat(31)}ace`, `0xdecade${'2'.repeat(31)}ace`];
    const addresses = [...crowd, ...vanity, ...pair].sort();
    const found = lookAlikes(addresses, settings).groups.find(({ members }) => addresses[members[0]!] === pair[0]);
    // A tenth of 2,202 addresses begin so, and one in 4,096 of them ends alike: 0.05 and more.
    expect(found?.chance_matches).toBeGreaterThan(settings.max_chance_matches);
  });

  it('reads names that are no addresses as such', () => {
    expect(lookAlikes(['a', 'b', 'wallet-1', 'wallet-2', ''], settings).groups).toEqual([]);
  });

  it('takes seconds for 100,000 addresses', () => {
    const many = Array.from({ length: 100_000 }, (_, number) => drawn(number));
    const started = performance.now();
    lookAlikes(many, settings);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
