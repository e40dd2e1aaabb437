import { describe, expect, it } from 'vitest';
import { hubAddresses } from './hub-addresses.ts';
import { transfersOf, type DrawnTransfer } from './structural/testing/transfers-of.ts';

const crowd = (count: number, prefix: string): string[] => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
const into = crowd(12, 'in').map((one): DrawnTransfer => [one, 'hub', '2025-01-01T00:00', 1]);
const out = crowd(12, 'out').map((one): DrawnTransfer => ['hub', one, '2025-01-01T01:00', 1]);

function hubsOf(drawn: readonly DrawnTransfer[]): string[] {
  const input = transfersOf(drawn);
  const is_hub = hubAddresses(input.transfers, input.index, 12);
  return input.addresses.addresses.filter((_, node) => is_hub[node] === 1);
}

describe('hubAddresses', () => {
  it('finds what so many pay and what pays so many', () => {
    expect(hubsOf([...into, ...out])).toEqual(['hub']);
  });

  it('finds no shop, no distributor, and nobody who deals often with few', () => {
    expect(hubsOf(into)).toEqual([]);
    expect(hubsOf(out)).toEqual([]);
    const few = [...into.slice(1), ...into.slice(1), ...out];
    expect(hubsOf(few)).toEqual([]);
  });
});
