/** Rug pull: many buy from one address, then nearly everything leaves to a few exits and nobody buys any more. */
import { DAY_MS, HOUR_MS, counted, during, partOf } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, atMost, mustBe, named, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { mainReceivers } from '../exit-of.ts';
import { between, beyondDust, ratio, timeOf, valueOf, whenOf, worthOf } from '../measures.ts';
import type { RugPullSettings } from './params.ts';

export const rugPull: Chapter<RugPullSettings> = {
  typology_type: 'rug_pull',
  drawing: 'star',
  fatf_category: 'source_of_funds',
  specificity: 75,
  innocent_reading: 'A token sale whose makers move the proceeds to their treasury and spend them on their work.',
  *candidates(context, params) {
    const { addresses } = context.input;
    for (let node = 0; node < addresses.length; node++) {
      if (context.isBystander(node)) continue;
      const candidate = candidateOf(context, node, params);
      if (candidate !== undefined) yield candidate;
    }
  },
};

/** Payments before the first drain that carry less than this of the stretch together are other spending. */
const SMALL_BEGINNING = 0.1;

/**
 * The drains: the payments within the fast time that carry most, where they carry enough; else those within the gradual
 * time.
 */
function drainsOf(
  context: TypologyContext,
  sent: readonly number[],
  bought_value: number,
  params: RugPullSettings,
): number[] {
  const fast = richestStretch(context, sent, params.fast_hours * HOUR_MS);
  if (valueOf(context, fast) >= params.min_drained_ratio * bought_value) return fast;
  return withoutBeginning(context, richestStretch(context, sent, params.gradual_days * DAY_MS));
}

/**
 * Assets that it hands to those who pay it: at least half of its payments in such an asset go to payers who never pay
 * in it. They are what is sold, and neither takings nor drains. O(rows of the node).
 */
function goodsOf(context: TypologyContext, node: number): ReadonlySet<number> {
  const { from, to, asset } = context.input.transfers;
  const paidIn = new Map<number, Set<number>>();
  for (const row of context.rowsIn(node))
    paidIn.set(from[row]!, (paidIn.get(from[row]!) ?? new Set<number>()).add(asset[row]!));
  const balance = new Map<number, number>();
  for (const row of context.rowsOut(node)) {
    const assets = paidIn.get(to[row]!);
    const isHandedOut = assets !== undefined && !assets.has(asset[row]!);
    balance.set(asset[row]!, (balance.get(asset[row]!) ?? 0) + (isHandedOut ? 1 : -1));
  }
  return new Set([...balance].filter(([, more]) => more >= 0).map(([one]) => one));
}

/** The rows from the first on that brings what is paid to more than a small beginning. */
function withoutBeginning(context: TypologyContext, rows: readonly number[]): number[] {
  const small = SMALL_BEGINNING * valueOf(context, rows);
  let sum = 0;
  return rows.filter((row) => (sum += context.value[row]!) > small);
}

/** The consecutive rows within `span_ms` that carry most; the first of several. O(rows). */
function richestStretch(context: TypologyContext, rows: readonly number[], span_ms: number): number[] {
  let [best_first, best_last, most] = [0, -1, 0];
  let sum = 0;
  for (let first = 0, last = 0; last < rows.length; last++) {
    sum += context.value[rows[last]!]!;
    while (timeOf(context, rows[last]!) - timeOf(context, rows[first]!) > span_ms)
      sum -= context.value[rows[first++]!]!;
    if (sum > most) [best_first, best_last, most] = [first, last, sum];
  }
  return rows.slice(best_first, best_last + 1);
}

function candidateOf(context: TypologyContext, developer: number, params: RugPullSettings): Candidate | undefined {
  const { from, to, asset } = context.input.transfers;
  const inflow = [...context.rowsIn(developer)].filter((row) => !context.isBystander(from[row]!));
  // Too few for a sale by any setting: not worth measuring.
  if (inflow.length < Math.max(3, params.min_buyers / 2)) return undefined;
  const goods = goodsOf(context, developer);
  const bought = inflow.filter((row) => !goods.has(asset[row]!));
  if (bought.length < Math.max(3, params.min_buyers / 2)) return undefined;
  const buyers = beyondDust(context, bought, 'from');
  if (buyers.length < Math.max(3, params.min_buyers / 2)) return undefined;
  const bought_value = valueOf(context, bought);
  const sent = [...context.rowsOut(developer)].filter((row) => !goods.has(asset[row]!));
  const drains = drainsOf(context, sent, bought_value, params);
  if (drains.length === 0) return undefined;
  const begin_ms = timeOf(context, drains[0]!);
  const end_ms = timeOf(context, drains.at(-1)!);
  const drained = valueOf(context, drains);
  const exits = mainReceivers(context, drains, 0.9 * drained);
  const patrons = new Set(buyers);
  const returned = drains.filter((row) => patrons.has(to[row]!));
  const isFast = end_ms - begin_ms <= params.fast_hours * HOUR_MS;
  // Who empties a sale little by little does so while it goes on.
  const late = bought.filter((row) => timeOf(context, row) > (isFast ? begin_ms : end_ms));
  // What one collector gets is a collection, unless something was sold for it.
  const min_exits = goods.size > 0 ? 1 : params.min_exits;
  return {
    subject: developer,
    conditions: [
      atLeast('buyers', buyers.length, params.min_buyers, 'addresses'),
      atLeast(
        'drained_ratio',
        Math.min(1, ratio(drained, bought_value)),
        params.min_drained_ratio,
        'ratio of what left to what had come in',
      ),
      atMost('exits', exits.length, params.max_exits, 'addresses that the money leaves to'),
      atLeast('exits_at_least', exits.length, min_exits, 'addresses that the money leaves to'),
      isFast
        ? atMost('drain_hours', (end_ms - begin_ms) / HOUR_MS, params.fast_hours, 'hours')
        : atMost('drains', drains.length, params.gradual_drains, 'transfers'),
      atMost('drain_days', (end_ms - begin_ms) / DAY_MS, params.gradual_days, 'days'),
      atMost(
        'late_inflow_ratio',
        Math.max(ratio(valueOf(context, late), bought_value), ratio(late.length, bought.length)),
        params.max_late_inflow_ratio,
        'share of the receipts, by money or by number',
      ),
      atMost(
        'returned_ratio',
        ratio(valueOf(context, returned), drained),
        params.max_returned_ratio,
        'share of what left that went to buyers',
      ),
      mustBe('developer_is_unknown', !context.isKnown(developer)),
      // Many unrelated people pay a market or a mixer; its label is the business of the exposure chapter.
      mustBe('developer_has_no_risk_label', context.input.addresses.risk_category[developer] === 0),
    ],
    describe: () => ({
      roles: new RoleBook(context).add(developer, 'developer').add(exits, 'exit').add(buyers, 'victim').roles,
      entry: [developer, ...buyers],
      exit: exits,
      rows: [...bought, ...drains],
      patterns: context.input.patterns.flatMap((one, at) =>
        one.pattern_type === 'motif_fanin' && one.center === developer ? [at] : [],
      ),
      proof_grade: 'shape_time_value',
      confidence: [
        { name: 'number of buyers', value: between(buyers.length, 10, 40), weight: 0.3 },
        {
          name: 'share that left',
          value: between(ratio(drained, bought_value), params.min_drained_ratio, 0.97),
          weight: 0.4,
        },
        {
          name: 'how fast it left',
          value: 1 - between((end_ms - begin_ms) / DAY_MS, 0, params.gradual_days),
          weight: 0.3,
        },
      ],
      sentences: [
        {
          text: `${counted(buyers.length, 'address', 'addresses')} paid ${worthOf(context, bought)} to ${named(developer)} ${whenOf(context, bought)}.`,
          rows: bought,
        },
        {
          text: `${named(developer)} sent ${partOf(Math.min(1, ratio(drained, bought_value)))} of that to ${exits.map(named).join(', ')} in ${counted(drains.length, 'transfer')} ${during(begin_ms, end_ms)}.`,
          rows: drains,
        },
        {
          text:
            late.length === 0
              ? 'No buyer paid after that.'
              : `Buyers made only ${counted(late.length, 'payment')} after that.`,
          rows: late.length === 0 ? [drains.at(-1)!] : late,
        },
      ],
    }),
  };
}
