import { createHash } from 'node:crypto';
import { DAY_MS, parseNetworkName, parseProcessingDate } from '@analytics/domain';
import { describe, expect, it } from 'vitest';
import { SCENARIOS } from './scenarios/registry.ts';
import type { PlantedInstance } from './scenarios/stage.ts';
import { simulate, type SimulatedWorld, type SimulationOptions } from './simulate.ts';
import { decimalOf } from './testing/instance-view.reference.ts';
import { worldSummary } from './world-summary.ts';

const END_MS = Date.UTC(2025, 5, 30);

function worldOf(options: Partial<SimulationOptions> = {}): SimulatedWorld {
  const network = parseNetworkName('test');
  return simulate({
    transfers: 50_000,
    seed: 7,
    days: 30,
    network,
    end_date: parseProcessingDate('2025-06-30'),
    ...options,
  });
}

function digestOf({ transfers, addresses, labels, ground_truth, benign, prices }: SimulatedWorld): string {
  const hash = createHash('sha256');
  const { from, to, block_timestamp, asset, amount, amount_usd, fee, event_index } = transfers;
  for (const column of [from, to, block_timestamp, asset, amount, amount_usd, fee, event_index]) hash.update(column);
  hash.update(JSON.stringify([addresses, labels, ground_truth, benign, [...prices.micro_usd].map((one) => [...one])]));
  hash.update(Array.from({ length: transfers.length }, (_, row) => transfers.txId(row)).join());
  return hash.digest('hex');
}

const world = worldOf();

describe('simulate', () => {
  it('gives the same bytes for the same seed, and others for another', () => {
    const digest = digestOf(worldOf({ transfers: 10_000 }));
    expect(digestOf(worldOf({ transfers: 10_000 }))).toBe(digest);
    expect(digestOf(worldOf({ transfers: 10_000, seed: 8 }))).not.toBe(digest);
  });

  it('makes about as many transfers as asked for, within the window or its history', () => {
    const times = world.transfers.block_timestamp;
    const inside = times.filter((time_ms) => time_ms >= END_MS - 30 * DAY_MS);
    expect(Math.abs(world.transfers.length / 50_000 - 1)).toBeLessThan(0.07);
    expect(inside.length / times.length).toBeGreaterThan(0.97);
    expect(times[0]).toBeGreaterThanOrEqual(END_MS - 150 * DAY_MS - 6_000);
    expect(times.at(-1)).toBeLessThan(END_MS);
  });

  it('keeps every transfer within the window where no history is wanted', () => {
    expect(worldOf({ history_days: 0, transfers: 5_000 }).transfers.block_timestamp[0]).toBeGreaterThanOrEqual(
      END_MS - 30 * DAY_MS,
    );
  });

  it('has about one address for two transfers, each named once and each in use', () => {
    const { addresses, transfers } = world;
    const used = new Set([...transfers.from, ...transfers.to]);
    expect(addresses.length / transfers.length).toBeGreaterThan(0.4);
    expect(addresses.length / transfers.length).toBeLessThan(0.6);
    expect(used.size).toBe(addresses.length);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.every((address) => /^5[1-9A-HJ-NP-Za-km-z]{47}$/u.test(address))).toBe(true);
  });

  it('has a heavy tail: a hub with a tenth of the transfers as counterparties, and a median of one or two', () => {
    const { from, to, length } = world.transfers;
    const partners = new Map<number, Set<number>>();
    for (let row = 0; row < length; row++) {
      for (const [one, other] of [
        [from[row]!, to[row]!],
        [to[row]!, from[row]!],
      ] as const) {
        partners.set(one, (partners.get(one) ?? new Set()).add(other));
      }
    }
    const degrees = [...partners.values()].map(({ size }) => size).sort((a, b) => b - a);
    expect(degrees[0]! / length).toBeGreaterThan(0.07);
    expect(degrees[0]! / length).toBeLessThan(0.13);
    expect(degrees[Math.floor(degrees.length * 0.01)]).toBeGreaterThanOrEqual(7);
    expect(degrees[Math.floor(degrees.length / 2)]).toBeLessThanOrEqual(2);
  });

  it('orders transfers by block and event, and gives the transfers of a block one timestamp', () => {
    const { block_height, block_timestamp, event_index, length } = world.transfers;
    for (let row = 1; row < length; row++) {
      const [before, now] = [block_height[row - 1]!, block_height[row]!];
      if (now < before || (now === before && event_index[row]! <= event_index[row - 1]!)) throw new Error(`row ${row}`);
      if (block_timestamp[row] !== now * 6_000) throw new Error(`row ${row}`);
    }
  });

  it('values every amount at the price of its day, exactly', () => {
    const { amount, amount_usd, asset, block_timestamp, length } = world.transfers;
    const wrong: number[] = [];
    for (let row = 0; row < length; row++) {
      const day = Math.floor(block_timestamp[row]! / DAY_MS) - world.prices.first_day;
      const scaled =
        ((amount[2 * row + 1]! << 64n) | amount[2 * row]!) * BigInt(world.prices.micro_usd[asset[row]!]![day]!);
      const usd = (amount_usd[2 * row + 1]! << 64n) | amount_usd[2 * row]!;
      if (usd * 1_000_000n !== scaled) wrong.push(row);
    }
    expect(wrong).toEqual([]);
  });

  it('never lets a wallet pay itself', () => {
    const { from, to } = world.transfers;
    expect(from.findIndex((sender, row) => sender === to[row])).toBe(-1);
  });

  it('plants about two per cent where there is room, and as many twins', () => {
    const large = worldOf({ transfers: 200_000 });
    const planted = large.ground_truth.instances.reduce((sum, { rows }) => sum + rows.length, 0);
    expect(planted / large.transfers.length).toBeGreaterThan(0.017);
    expect(planted / large.transfers.length).toBeLessThan(0.023);
    expect(large.benign.instance_count).toBe(large.ground_truth.instance_count);
  });

  it('plants every scenario and twin twice and more even in a small world', () => {
    const { schemes, twins } = worldSummary(worldOf({ transfers: 2_000 }));
    for (const { typology_type, twin_type } of SCENARIOS.values()) {
      expect([typology_type, schemes[typology_type]! >= 2]).toEqual([typology_type, true]);
      expect([twin_type, twins[twin_type]! >= 2]).toEqual([twin_type, true]);
    }
  });

  it('names only addresses in roles that the instance’s own transfers touch', () => {
    const { from, to } = world.transfers;
    for (const { roles, rows } of [...world.ground_truth.instances, ...world.benign.instances]) {
      const touched = new Set(rows.flatMap((row) => [from[row]!, to[row]!]));
      expect(roles.filter(({ address }) => !touched.has(address))).toEqual([]);
      expect(new Set(roles.map(({ address }) => address)).size).toBe(roles.length);
    }
  });

  it('funds every scheme from a service, and most cash out to an exchange', () => {
    const cashed = world.ground_truth.instances.filter(
      ({ steps }) => steps.includes('cash_out') && steps.includes('sweep'),
    );
    expect(world.ground_truth.instances.filter(({ steps }) => !steps.includes('funding'))).toEqual([]);
    expect(cashed.length / world.ground_truth.instance_count).toBeGreaterThan(0.6);
  });

  it('lets every scheme leave for the ordinary economy: to an exchange, to customers, or into the risk that it feeds', () => {
    const elsewhere = /^(nested_service|unregistered_service|exposure_.*|temporal_burst_then_mixing)$/u;
    const stuck = world.ground_truth.instances.filter(
      ({ pattern_type, steps }) => !elsewhere.test(pattern_type) && !steps.includes('cash_out'),
    );
    expect(stuck.map(({ instance_id }) => instance_id)).toEqual([]);
  });

  it('labels exchanges: every hot wallet, most cold ones, and most deposit wallets, of schemers as of everybody', () => {
    const labelled = new Map(world.labels.map((label) => [label.address, label]));
    const depositsOf = (instances: readonly PlantedInstance[]) =>
      instances.flatMap(({ roles }) => roles.filter(({ role }) => role === 'deposit').map(({ address }) => address));
    const deposits = depositsOf(world.ground_truth.instances);
    const known = deposits.filter((address) => labelled.get(address)?.address_subtype === 'deposit');
    expect(known.length / deposits.length).toBeGreaterThan(0.45);
    expect(known.length / deposits.length).toBeLessThan(0.75);
    const exchanges = [...labelled.values()].filter(({ label }) => label.endsWith('hot wallet'));
    expect(exchanges.length).toBeGreaterThanOrEqual(3);
  });

  it('shares wallets between schemes and ordinary life', () => {
    const { from, to, length } = world.transfers;
    const planted = new Set(world.ground_truth.instances.flatMap(({ rows }) => rows));
    const ordinary = new Set<number>();
    for (let row = 0; row < length; row++) if (!planted.has(row)) ordinary.add(from[row]!).add(to[row]!);
    const members = new Set(world.ground_truth.instances.flatMap(({ roles }) => roles.map(({ address }) => address)));
    expect([...members].filter((address) => ordinary.has(address)).length / members.size).toBeGreaterThan(0.3);
  });

  it('says who plays which role: every business of the economy, once, and no person', () => {
    const counts = new Map<string, number>();
    for (const { role, part } of world.roles) counts.set(`${role} ${part}`, (counts.get(`${role} ${part}`) ?? 0) + 1);
    // Five exchanges of the economy, four of schemes and twins.
    expect(counts.get('exchange hot')).toBe(9);
    expect(counts.get('exchange cold')).toBe(9);
    expect(counts.get('exchange deposit')).toBeGreaterThan(1_000);
    for (const role of ['merchant ', 'router ', 'market_maker ', 'payroll ', 'airdrop ', 'staking_payout '])
      expect([role, (counts.get(role) ?? 0) >= 3]).toEqual([role, true]);
    expect(new Set(world.roles.map(({ address, role }) => `${address} ${role}`)).size).toBe(world.roles.length);
  });

  it('leaves labels out where none are wanted, and changes nothing else', () => {
    const small = worldOf({ transfers: 10_000 });
    const bare = worldOf({ transfers: 10_000, with_labels: false });
    expect(bare.labels).toEqual([]);
    expect(digestOf({ ...bare, labels: small.labels })).toBe(digestOf(small));
  });

  it('stretches the delays and scales the amounts of schemes, and of nothing else', () => {
    const options = { transfers: 20_000, seed: 5, days: 60 };
    const [plain, slow, rich] = [
      worldOf(options),
      worldOf({ ...options, stretch_delays: 2 }),
      worldOf({ ...options, scale_amounts: 3 }),
    ];
    const first = (one: SimulatedWorld) =>
      one.ground_truth.instances.find(({ pattern_type }) => pattern_type === 'layering')!;
    const span = (one: SimulatedWorld) => {
      const times = first(one).rows.map((row) => one.transfers.block_timestamp[row]!);
      return Math.max(...times) - Math.min(...times);
    };
    const value = (one: SimulatedWorld) =>
      first(one).rows.reduce((sum, row) => sum + decimalOf(one.transfers.amount, row), 0);
    expect(span(slow) / span(plain)).toBeCloseTo(2, 1);
    expect(value(rich) / value(plain)).toBeCloseTo(3, 1);
    for (const other of [slow, rich]) {
      expect(other.benign.instances.map(amountsOf(other))).toEqual(plain.benign.instances.map(amountsOf(plain)));
    }
  });
});

describe('worldSummary', () => {
  it('counts what the world holds', () => {
    const summary = worldSummary(world);
    const schemes = Object.values(summary.schemes).reduce((sum, count) => sum + count, 0);
    expect(schemes).toBe(world.ground_truth.instance_count);
    expect(summary.transfer_count).toBe(world.transfers.length);
    expect(summary.address_count).toBe(world.addresses.length);
  });
});

/** The exact amounts of an instance's transfers, in the order of its plan. */
function amountsOf({ transfers }: SimulatedWorld) {
  return ({ rows }: PlantedInstance) => rows.map((row) => decimalOf(transfers.amount, row));
}
