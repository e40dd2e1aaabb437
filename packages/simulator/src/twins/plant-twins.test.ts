import { parseNetworkName, parseProcessingDate } from '@analytics/domain';
import { describe, expect, it } from 'vitest';
import type { PlantedInstance } from '../scenarios/stage.ts';
import { simulate, type SimulatedWorld } from '../simulate.ts';
import { viewOf } from '../testing/instance-view.reference.ts';
import { LONE_TWINS } from './plant-twins.ts';

function worldOf(twin_count: number, days = 30): SimulatedWorld {
  const network = parseNetworkName('test');
  return simulate({
    transfers: 2_000,
    seed: 7,
    days,
    network,
    end_date: parseProcessingDate('2025-06-30'),
    twin_count,
  });
}

const world = worldOf(16);
const KINDS = [...LONE_TWINS.keys()];
const isLone = ({ pattern_type }: PlantedInstance): boolean => LONE_TWINS.has(pattern_type);
const twins = world.benign.instances.filter(isLone);

/** Who lives from what the plan gives it alone: everybody but people of the ordinary world and services. */
const SELF_SUFFICIENT =
  /^(treasury|own_wallet|desk|payment_processor|shop|worker|issuer|migration_contract|organiser|revenue_pot|platform)$/u;

/** The worst debt of a twin's wallet as a share of what passed through it, by asset. */
function worstDebt(instance: PlantedInstance): number {
  const { transfers, roles } = viewOf(world, instance);
  const held = new Map<string, { now: number; worst: number; turnover: number }>();
  const book = (address: number, asset: number, native: number): void => {
    if (!SELF_SUFFICIENT.test(roles.get(address) ?? '')) return;
    const account = held.get(`${address} ${asset}`) ?? { now: 0, worst: 0, turnover: 0 };
    account.now += native;
    account.worst = Math.min(account.worst, account.now);
    account.turnover += Math.abs(native);
    held.set(`${address} ${asset}`, account);
  };
  for (const { from, to, asset, native } of transfers) {
    book(from, asset, -native);
    book(to, asset, native);
  }
  return Math.max(0, ...[...held.values()].map(({ worst, turnover }) => -worst / turnover));
}

describe('plantTwins', () => {
  it('plants each kind in turn beside the twins of schemes', () => {
    expect(twins.map(({ instance_id }) => instance_id)).toEqual(
      ['0001', '0002'].flatMap((round) => KINDS.map((kind) => `${kind}-${round}`)),
    );
    expect(world.benign.instance_count).toBe(worldOf(0).benign.instance_count + 16);
  });

  it.each(KINDS)('lets no wallet of %s spend more than it has', (kind) => {
    const debts = twins.filter(({ pattern_type }) => pattern_type === kind).map(worstDebt);
    expect(debts.map((debt) => debt < 0.02)).toEqual([true, true]);
  });

  it('plants the same twins whatever their number, with the same amounts', () => {
    const first = (one: SimulatedWorld): unknown =>
      one.benign.instances
        .filter(isLone)
        .slice(0, 8)
        .map((twin) => [twin.steps, viewOf(one, twin).transfers.map(({ usd }) => usd)]);
    expect(first(worldOf(8))).toEqual(first(world));
  });

  it('finds room in a window of a week', () => {
    expect(
      worldOf(8, 7)
        .benign.instances.filter(isLone)
        .map(({ pattern_type }) => pattern_type),
    ).toEqual(KINDS);
  });

  it('says who holds the wallets of a treasury and of a person with several', () => {
    const kinds = world.owners.filter(({ owner_id }) => owner_id.startsWith('owner of ')).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['own_wallets', 'own_wallets', 'treasury', 'treasury']);
  });
});
