/** Tickets of an event: a rush when the sale opens, few prices, refunds, and bills to pay when it is over. */
import { EUR_COIN, USD_COIN } from '../world/assets.ts';
import type { Plan } from '../scenarios/scenario.ts';
import { Stage } from '../scenarios/stage.ts';

const EVENT_HOURS = 290;
const REFUND_RATIO = 0.06;
const PLATFORM_RATIO = 0.05;

/** Seventy to a hundred and sixty buyers of one to four tickets; the venue gets a third before and the rest after. */
export const plantEventTickets: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, EVENT_HOURS + 70, random.pick([USD_COIN, USD_COIN, EUR_COIN]));
  const organiser = stage.newborn('organiser');
  const [venue, platform] = [stage.wallet('venue', 0), stage.wallet('platform', 0)];
  const artists = stage.wallets(random.integer(3, 6), 'artist', 0.5);
  const prices = random.pick([
    [35, 60, 120],
    [25, 45],
    [50, 90, 150],
  ]);
  let sold = 0;
  for (let buyer = random.integer(70, 160); buyer > 0; buyer--) {
    const from = stage.ordinary('guest');
    const price = random.pick(prices) * random.pick([1, 1, 2, 2, 3, 4]);
    const at_hours = random.chance(0.45) ? 2 + random.exponential(1.5) : random.between(4, EVENT_HOURS - 4);
    stage.payNative({ from, to: organiser, at_hours: Math.min(at_hours, EVENT_HOURS), step: 'ticket' }, price);
    sold += price;
    if (!random.chance(REFUND_RATIO)) continue;
    const back_hours = Math.min(EVENT_HOURS, at_hours + random.between(20, 90));
    stage.payNative({ from: organiser, to: from, at_hours: back_hours, step: 'refund' }, price);
    sold -= price;
  }
  const usd = sold * stage.pricePerUnit();
  const bills = [
    { to: venue, at_hours: 60, share: 0.1 },
    { to: venue, at_hours: EVENT_HOURS + random.between(12, 30), share: 0.2 },
    { to: platform, at_hours: EVENT_HOURS + random.between(2, 12), share: PLATFORM_RATIO },
    ...artists.map((to) => ({ to, at_hours: EVENT_HOURS + random.between(6, 50), share: 0.4 / artists.length })),
  ];
  for (const { to, at_hours, share } of bills)
    stage.pay({ from: organiser, to, at_hours, usd: usd * share, step: 'bill', low_ratio: 0.9 });
  stage.cashOut(organiser, EVENT_HOURS + random.between(52, 62), usd * 0.2);
  return stage.instance('event_tickets', instance_id);
};
