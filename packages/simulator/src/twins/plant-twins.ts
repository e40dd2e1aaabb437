/** Businesses and people that look like schemes of several kinds, in a world that is otherwise finished: with none, nothing of it changes. */
import type { Plan } from '../scenarios/scenario.ts';
import type { PlantedInstance } from '../scenarios/stage.ts';
import type { World } from '../world/world.ts';
import { plantEventTickets } from './event-tickets.ts';
import { plantOtcDesk } from './otc-desk.ts';
import { plantOwnWallets } from './own-wallets.ts';
import { plantPaymentProcessor } from './payment-processor.ts';
import { plantRemittanceFamily } from './remittance-family.ts';
import { plantRevenueShare } from './revenue-share.ts';
import { plantTokenMigration } from './token-migration.ts';
import { plantTreasury } from './treasury.ts';

/** Twins of no scheme in particular, in a fixed order. */
export const LONE_TWINS: ReadonlyMap<string, Plan> = new Map([
  ['treasury', plantTreasury],
  ['otc_desk', plantOtcDesk],
  ['payment_processor', plantPaymentProcessor],
  ['remittance_family', plantRemittanceFamily],
  ['token_migration', plantTokenMigration],
  ['event_tickets', plantEventTickets],
  ['own_wallets', plantOwnWallets],
  ['revenue_share', plantRevenueShare],
]);

/** `count` twins, each kind in turn, each from a stream of its own; none where the window has no room for it. */
export function plantTwins(world: World, count: number): PlantedInstance[] {
  const random = world.random.stream('twins');
  const calm: World = { ...world, stretch_delays: 1, scale_amounts: 1 };
  const kinds = [...LONE_TWINS];
  return Array.from({ length: count }, (_, at) => {
    const [kind, plant] = kinds[at % kinds.length]!;
    const instance_id = `${kind}-${String(Math.floor(at / kinds.length) + 1).padStart(4, '0')}`;
    return plant(calm, random.stream(instance_id), instance_id);
  }).filter(({ rows }) => rows.length > 0);
}
