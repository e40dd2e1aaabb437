/** What a scheme is measured by, whatever it is called: one number a term. */
import { DAY_MS, HOUR_MS } from '@analytics/domain';
import { touchesRisk, type Scheme } from '../alerts/merge-detections.ts';
import { lowerBound } from '../lower-bound.ts';
import type { TypologyContext } from '../typologies/context.ts';
import { medianOf } from '../median.ts';
import { percentileRank, ratio } from '../typologies/measures.ts';
import type { TermName } from './terms.ts';

export type Measures = Readonly<Record<TermName, number>>;

const GRADE = { shape: 0, shape_time: 1, shape_time_value: 2 } as const;
/**
 * Keeps a scheme of one moment from being concentrated without end: the share of the window that it counts for at
 * least.
 */
const LEAST_SHARE = 0.003;
/** Money that leaves within so long after the scheme's last transfer still leaves it. */
const EXIT_MS = 3 * DAY_MS;
/** Amounts within a hundredth of each other are the same: fees. */
const SAME_AMOUNT_STEPS = 100;

/** O(transfers of the scheme's participants). */
export function measuresOf(context: TypologyContext, scheme: Scheme): Measures {
  const { input } = context;
  const { timestamp_ms, amount_usd } = input.transfers;
  const members = scheme.participants;
  const rows = scheme.rows;
  const [begin_ms, end_ms] = [timestamp_ms[rows[0]!]!, timestamp_ms[rows.at(-1)!]!];
  const window_share = Math.min(1, (end_ms - begin_ms + HOUR_MS) / (input.window.end_ms - input.window.start_ms));
  const own = members.map((node) => ownActivity(context, node, scheme, begin_ms, end_ms));
  let usd = 0;
  for (const row of rows) usd += amount_usd[row]!;
  const others = (list: Scheme['around']): number =>
    new Set(list.map(({ typology_type }) => typology_type).filter((name) => name !== scheme.lead.typology_type)).size;
  const detections = [scheme.lead, ...scheme.indicators];
  const surprises = [
    ...detections.flatMap(({ patterns }) => patterns.map((at) => input.patterns[at]!.surprise_bits ?? 0)),
    ...detections.map(({ surprise_bits }) => surprise_bits ?? 0),
  ];
  const subject = ownActivity(context, scheme.lead.subject, scheme, begin_ms, end_ms);
  return {
    novelty: noveltyOf(context, scheme),
    dedication: medianOf(own.map(({ inside, all }) => ratio(inside, all))),
    own_life: medianOf(own.map(({ other_counterparties }) => Math.log2(1 + other_counterparties))),
    exit: exitShare(context, scheme, begin_ms, end_ms),
    surprise: Math.max(0, ...surprises),
    same_transfers: others(scheme.indicators),
    corroboration: others(scheme.around),
    // One transfer is always at one time.
    concentration:
      rows.length < 2
        ? NaN
        : medianOf(
            own.map(({ meanwhile, all }) => Math.log2((meanwhile - 0.5) / (all + 1) / (window_share + LEAST_SHARE))),
          ),
    size: percentileRank(context.amountsUsd(), usd / rows.length),
    evidence: Math.log2(rows.length),
    same_amounts: sameAmountShare(context, rows),
    proof: GRADE[scheme.lead.proof_grade],
    regularity: Math.log2((subject.all - subject.inside + 1) / (subject.inside + 1)),
    risk: touchesRisk(context, scheme) ? 1 : 0,
    business: businessShare(context, scheme),
  };
}

interface OwnActivity {
  /** Its transfers, those in the scheme, and those from the scheme's first to its last. */
  readonly all: number;
  readonly inside: number;
  readonly meanwhile: number;
  /** Distinct counterparties of its transfers outside the scheme. */
  readonly other_counterparties: number;
}

function ownActivity(
  context: TypologyContext,
  node: number,
  scheme: Scheme,
  begin_ms: number,
  end_ms: number,
): OwnActivity {
  const { from, to, timestamp_ms } = context.input.transfers;
  const others = new Set<number>();
  let [all, inside, meanwhile] = [0, 0, 0];
  for (const list of [context.rowsOut(node), context.rowsIn(node)]) {
    for (const row of list) {
      all++;
      if (timestamp_ms[row]! >= begin_ms && timestamp_ms[row]! <= end_ms) meanwhile++;
      if (hasRow(scheme.rows, row)) inside++;
      else others.add(from[row] === node ? to[row]! : from[row]!);
    }
  }
  return { all, inside, meanwhile, other_counterparties: others.size };
}

/** Share of the pairs of participants in the evidence that deal with each other at no other time. */
function noveltyOf(context: TypologyContext, { rows, participants }: Scheme): number {
  const { from, to } = context.input.transfers;
  const members = new Set(participants);
  const pairs = new Map<string, readonly [number, number]>();
  const collect = (isOfMembers: boolean): void => {
    for (const row of rows) {
      const [payer, payee] = [from[row]!, to[row]!];
      if (isOfMembers && !(members.has(payer) && members.has(payee))) continue;
      pairs.set(`${payer},${payee}`, [payer, payee]);
    }
  };
  collect(true);
  if (pairs.size === 0) collect(false);
  let novel = 0;
  for (const [payer, payee] of pairs.values()) {
    const isKnown =
      context.rowsOut(payer).some((row) => to[row] === payee && !hasRow(rows, row)) ||
      context.rowsIn(payer).some((row) => from[row] === payee && !hasRow(rows, row));
    if (!isKnown) novel++;
  }
  return ratio(novel, pairs.size);
}

/** Share of the transfers that a suspect with the role of a business pays or is paid. A risk label beats a role. */
function businessShare(context: TypologyContext, { rows, suspects }: Scheme): number {
  const { from, to } = context.input.transfers;
  const businesses = new Set(suspects.filter(context.isBusiness));
  return ratio(rows.filter((row) => businesses.has(from[row]!) || businesses.has(to[row]!)).length, rows.length);
}

/**
 * Of what participants send to others during the scheme and in the days after, the share that services and their
 * deposit wallets get.
 */
function exitShare(context: TypologyContext, { participants }: Scheme, begin_ms: number, end_ms: number): number {
  const { to, timestamp_ms } = context.input.transfers;
  const members = new Set(participants);
  let [left, exited] = [0, 0];
  for (const node of participants) {
    for (const row of context.rowsOut(node)) {
      if (timestamp_ms[row]! < begin_ms || timestamp_ms[row]! > end_ms + EXIT_MS || members.has(to[row]!)) continue;
      left += context.value[row]!;
      if (context.isBystander(to[row]!)) exited += context.value[row]!;
    }
  }
  return ratio(exited, left);
}

/**
 * Share of the transfers whose amount, in the same asset, another payer of the scheme pays to another payee. One hand
 * that pays or takes the same sum from many keeps a price list, a payroll or an airdrop.
 */
function sameAmountShare(context: TypologyContext, rows: Uint32Array): number {
  const { from, to, amount, asset } = context.input.transfers;
  const keyOf = (row: number): string =>
    `${asset[row]!}:${Math.round(Math.log(Math.max(1e-9, amount[row]!)) * SAME_AMOUNT_STEPS)}`;
  const alike = new Map<string, { readonly payers: Set<number>; readonly payees: Set<number> }>();
  for (const row of rows) {
    const known = alike.get(keyOf(row)) ?? { payers: new Set(), payees: new Set() };
    known.payers.add(from[row]!);
    known.payees.add(to[row]!);
    alike.set(keyOf(row), known);
  }
  const isShared = (row: number): boolean => {
    const { payers, payees } = alike.get(keyOf(row))!;
    return payers.size > 1 && payees.size > 1;
  };
  return ratio(rows.filter(isShared).length, rows.length);
}

function hasRow(ascending: Uint32Array, row: number): boolean {
  return ascending[lowerBound(ascending, row)] === row;
}
