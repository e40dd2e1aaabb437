/** Wallet drainer: strangers are emptied by few, a fixed share goes to a second party at once, then it is brought together. */
import { counted, percent, usd } from '@analytics/domain';
import { paymentsOf } from '../affiliate-split/detect.ts';
import { RoleBook } from '../role-book.ts';
import { atLeast, atMost, mustBe, named, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { mainReceivers } from '../exit-of.ts';
import { ascending, between, ratio, timeOf, usdOf, valueOf, whenOf } from '../measures.ts';
import { paidOnceRatio, partnershipsOf, splittersOf, type Partnership, type Split } from '../splits.ts';
import { largestOf } from '../../extremes.ts';
import type { WalletDrainerSettings } from './params.ts';

export const walletDrainer: Chapter<WalletDrainerSettings> = {
  typology_type: 'wallet_drainer',
  drawing: 'layers',
  fatf_category: 'source_of_funds',
  specificity: 87,
  innocent_reading:
    'A sale or a collection through a platform that keeps its commission and pays the rest out at once.',
  *candidates(context, params) {
    for (const partnership of partnershipsOf(context, params)) {
      // Too few for a page that catches strangers, by any setting: not worth measuring.
      if (partnership.splits.length >= Math.max(3, params.min_victims / 2))
        yield candidateOf(context, partnership, params);
    }
  },
};

function candidateOf(context: TypologyContext, partnership: Partnership, params: WalletDrainerSettings): Candidate {
  const { partner, takers, share, fixed_ratio, splits } = partnership;
  const victims = [...new Set(splits.map(({ payer }) => payer))];
  const rows = ascending(splits.flatMap((split) => split.rows));
  const { assets } = context.input;
  const taken_assets = new Set(rows.map((row) => assets[context.input.transfers.asset[row]!]!.asset_symbol));
  const payments = paymentsOf(context, partnership);
  const splitters = splittersOf(partnership);
  const onward = consolidationOf(context, partnership, splitters, rows);
  const exits = mainReceivers(context, onward, 0.9 * valueOf(context, onward));
  const consolidated = Math.min(1, ratio(usdOf(context, onward), payments.usd));
  const tied = tiedCount(context, victims, new Set([partner, ...takers, ...splitters]), new Set(rows));
  const still_paying = splits.filter((split) => paysOn(context, split)).length;
  return {
    subject: takers[0] ?? partner,
    members: [partner, ...takers],
    conditions: [
      atLeast('victims', victims.length, params.min_victims, 'addresses'),
      atMost('takers', takers.length, params.max_takers, 'addresses that the larger part goes to'),
      atMost(
        'paid_addresses',
        firstReceivers(context, partnership).size,
        params.max_paid_addresses,
        'addresses that the victims pay themselves',
      ),
      atLeast('fixed_ratio', fixed_ratio, params.min_fixed_ratio, 'share of the splits that are at the same share'),
      atLeast(
        'paid_once_ratio',
        paidOnceRatio(firstOfMoment(context, splits)),
        params.min_paid_once_ratio,
        'share of the splits whose payer pays in one moment only',
      ),
      atMost(
        'tied_ratio',
        ratio(tied, victims.length),
        params.max_tied_ratio,
        'share of the victims who deal with each other or with those who share',
      ),
      atMost(
        'still_paying_ratio',
        ratio(still_paying, splits.length),
        params.max_still_paying_ratio,
        'share of the victims who have money left',
      ),
      atLeast(
        'consolidated_ratio',
        consolidated,
        params.min_consolidated_ratio,
        'share of what was taken that goes on',
      ),
      atMost('exits', exits.length, params.max_exits, 'addresses that it goes on to'),
      atLeast('taken_usd', payments.usd, params.min_usd, 'USD'),
      mustBe('those_who_share_are_unknown', ![partner, ...takers].some((node) => context.isKnown(node))),
    ],
    describe: () => ({
      roles: new RoleBook(context)
        .add(takers, 'affiliate')
        .add(partner, 'operator')
        .add(splitters, 'splitter')
        .add(victims, 'victim')
        .add(exits, 'exit').roles,
      entry: [...splitters, ...takers],
      exit: exits,
      rows: ascending(rows, onward),
      patterns: [],
      proof_grade: 'shape_time_value',
      confidence: [
        { name: 'number of victims', value: between(victims.length, params.min_victims - 3, 40), weight: 0.4 },
        { name: 'victims who are strangers', value: 1 - ratio(tied, victims.length), weight: 0.3 },
        { name: 'share that is brought together', value: consolidated, weight: 0.3 },
      ],
      sentences: [
        {
          text: `${counted(victims.length, 'address', 'addresses')} that have nothing else to do with it lost ${usd(payments.usd)} in ${counted(taken_assets.size, 'asset')} ${whenOf(context, rows)}; ${percent(share)} of each payment went to ${named(partner)} at once, the rest to ${takers.map(named).join(', ')}.`,
          rows,
        },
        {
          text:
            still_paying === 0
              ? 'None of them pays in the same asset afterwards without having received it again: they were emptied.'
              : `${counted(still_paying, 'of them', 'of them')} had money left in the same asset.`,
          rows: payments.shares,
        },
        {
          text: `${percent(consolidated)} of it went on to ${exits.map(named).join(', ')} ${whenOf(context, onward)}.`,
          rows: onward,
        },
      ],
    }),
  };
}

/** What those who share send on after the first split, but for the splits themselves and among each other. */
function consolidationOf(
  context: TypologyContext,
  { partner, takers, splits }: Partnership,
  splitters: readonly number[],
  split_rows: readonly number[],
): number[] {
  const { to } = context.input.transfers;
  const own = new Set(split_rows);
  const inside = new Set([partner, ...takers, ...splitters]);
  const begin_ms = timeOf(context, splits[0]!.rows[0]!);
  return ascending(
    ...[partner, ...takers].map((node) =>
      [...context.rowsOut(node)].filter(
        (row) => !own.has(row) && !inside.has(to[row]!) && timeOf(context, row) >= begin_ms,
      ),
    ),
  );
}

/** Whom the payers pay themselves: who splits, or both parties. */
function firstReceivers(context: TypologyContext, { splits }: Partnership): Set<number> {
  const { from, to } = context.input.transfers;
  return new Set(splits.flatMap(({ payer, rows }) => rows.filter((row) => from[row] === payer).map((row) => to[row]!)));
}

/** Several assets of one victim in one moment count once. */
function firstOfMoment(context: TypologyContext, splits: readonly Split[]): Split[] {
  const last = new Map<number, number>();
  return splits.filter(({ payer, rows }) => {
    const time_ms = timeOf(context, rows[0]!);
    const before_ms = last.get(payer) ?? -Infinity;
    last.set(payer, time_ms);
    return time_ms - before_ms > ONE_MOMENT_MS;
  });
}

/** A kit takes one asset after the other, as fast as signatures come. */
const ONE_MOMENT_MS = 3_600_000;

/** Whoever has more transfers than this is looked at in its first ones: a hub is no stranger's wallet. */
const MAX_LOOKED_AT = 500;

/** Victims who deal with another victim, or with those who share at another time than when they pay. */
function tiedCount(
  context: TypologyContext,
  victims: readonly number[],
  takers: ReadonlySet<number>,
  own: ReadonlySet<number>,
): number {
  const { from, to } = context.input.transfers;
  const inside = new Set(victims);
  const isTie = (row: number, other: number): boolean => (inside.has(other) || takers.has(other)) && !own.has(row);
  return victims.filter(
    (victim) =>
      context
        .rowsOut(victim)
        .subarray(0, MAX_LOOKED_AT)
        .some((row) => isTie(row, to[row]!)) ||
      context
        .rowsIn(victim)
        .subarray(0, MAX_LOOKED_AT)
        .some((row) => isTie(row, from[row]!)),
  ).length;
}

/** Whether the payer of a split pays more of the asset afterwards than it receives afterwards: it had some left. */
function paysOn(context: TypologyContext, { payer, rows }: Split): boolean {
  const { asset, amount } = context.input.transfers;
  const [first] = rows as [number];
  const after_ms = largestOf(rows.map((row) => timeOf(context, row)));
  const after = (list: Uint32Array): number => {
    let sum = 0;
    for (let at = list.length - 1; at >= 0 && timeOf(context, list[at]!) > after_ms; at--) {
      if (asset[list[at]!] === asset[first]) sum += amount[list[at]!]!;
    }
    return sum;
  };
  return after(context.rowsOut(payer)) > after(context.rowsIn(payer)) + FEE_RATIO * amount[first]!;
}

/** Dust that stayed, and fees. */
const FEE_RATIO = 0.02;
