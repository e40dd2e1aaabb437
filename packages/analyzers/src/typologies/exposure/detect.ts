/**
 * Exposure: money that comes from, or goes to, an address that a label calls a risk; one chapter for each category of
 * risk.
 */
import { RISK_CATEGORIES, counted, percent, ofAll, capitalised, type RiskCategory, type Role } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, mustBe, named, type Candidate, type Chapter, type Sentence } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { ascending, between, ratio, usdOf, whenOf, worthOf } from '../measures.ts';
import type { ExposureTypologySettings } from './params.ts';
import { riskFlows, type RiskFlow } from './risk-flows.ts';

/** The categories of labels that each chapter speaks of. */
const CATEGORIES = {
  sanctions: ['sanctions'],
  darknet: ['darknet'],
  mixer: ['mixer'],
  exploit: ['exploit', 'ransomware'],
  scam: ['scam', 'high_risk'],
} as const satisfies Record<string, readonly RiskCategory[]>;
export type ExposureCategory = keyof typeof CATEGORIES;

const WORDS: Readonly<Record<ExposureCategory, string>> = {
  sanctions: 'a sanctioned entity',
  darknet: 'a darknet market',
  mixer: 'a mixing service',
  exploit: 'stolen or extorted money',
  scam: 'a scam or an address of high risk',
};

/** Who pays a risk that passes it on at once: robbed or swindled, or its clients, of whom no more is known here. */
const PAYER_ROLE: Readonly<Record<ExposureCategory, Role>> = {
  sanctions: 'payer',
  darknet: 'customer',
  mixer: 'depositor',
  exploit: 'victim',
  scam: 'victim',
};

const INNOCENT: Readonly<Record<ExposureCategory, string>> = {
  sanctions: 'Dust that a listed address sends to strangers, or a payment that was made before the address was listed.',
  darknet: 'Dust that is sent to advertise, or change that an exchange passed on without knowing.',
  mixer: 'A user who values privacy and can show where the money came from.',
  exploit: 'A victim who gets back a part of what was stolen, or dust from the thief.',
  scam: 'A victim: who paid the scam is not part of it.',
};

/** The chapter of one category. */
export function exposure(category: ExposureCategory): Chapter<ExposureTypologySettings> {
  return {
    typology_type: `exposure_${category}`,
    drawing: 'chain',
    fatf_category: category === 'mixer' ? 'anonymity' : 'source_of_funds',
    specificity: 50,
    innocent_reading: INNOCENT[category],
    *candidates(context, params) {
      const codes = CATEGORIES[category].map((name) => RISK_CATEGORIES.indexOf(name));
      const { addresses } = context.input;
      for (let node = 0; node < addresses.length; node++) {
        // A risk label on a trusted service contradicts it: what passes there is everybody's money.
        if (!codes.includes(addresses.risk_category[node]!) || context.isService(node)) continue;
        for (const flow of riskFlows(context, node, params)) yield candidateOf(context, node, flow, category, params);
      }
    },
  };
}

function candidateOf(
  context: TypologyContext,
  risk: number,
  flow: RiskFlow,
  category: ExposureCategory,
  params: ExposureTypologySettings,
): Candidate {
  const { from, to } = context.input.transfers;
  const leaves = flow.direction === 'from_risk';
  const neighbours = [...new Set(flow.direct.map((row) => (leaves ? to[row]! : from[row]!)))];
  const moved = usdOf(context, flow.direct);
  const all = neighbours.reduce((sum, node) => sum + allMovedBy(context, node, flow), 0);
  const share = Math.min(1, ratio(moved, all));
  // Who pays a thief or a swindler is the one who was robbed.
  const isVictim = !leaves && PAYER_ROLE[category] === 'victim';
  const members = ascending(flow.direct, flow.trail).flatMap((row) => [from[row]!, to[row]!]);
  const exposed = [...new Set(members)].filter((node) => node !== risk && !context.isBystander(node));
  return {
    subject: leaves ? risk : from[flow.trail[0] ?? flow.direct[0]!]!,
    conditions: [
      atLeast('exposed_usd', moved, params.min_usd, 'USD'),
      moved >= params.large_usd
        ? atLeast('large_exposure_usd', moved, params.large_usd, 'USD')
        : atLeast('exposed_share', share, params.min_share_ratio, 'share of what the addresses at the risk move'),
      mustBe('payer_is_no_victim', !isVictim),
      mustBe(
        'somebody_is_exposed',
        exposed.length > 0 || flow.direct.some((row) => context.isDepositWallet(leaves ? to[row]! : from[row]!)),
      ),
    ],
    describe: () => {
      const payers = new Set(flow.takings.map((row) => from[row]!));
      const ordered = leaves ? [...flow.direct, ...flow.trail] : [...flow.trail, ...flow.direct];
      const roles = new RoleBook(context)
        .add(risk, 'risk_source')
        .addEnds(ordered, 'exposed')
        .add(payers, PAYER_ROLE[category]);
      return {
        roles: roles.roles,
        entry: leaves ? [risk] : exposed,
        exit: leaves ? exposed.slice(-1) : [risk],
        rows: ascending(flow.direct, flow.trail, flow.takings),
        patterns: [],
        proof_grade: 'shape_time_value',
        confidence: [
          { name: 'share of the neighbour’s money', value: share, weight: 0.5 },
          {
            name: 'nearness: direct, and how few hops',
            value: 1 - between(flow.hops, 0, params.max_hops),
            weight: 0.2,
          },
          {
            name: 'amount',
            value: between(Math.log10(Math.max(1, moved)), Math.log10(Math.max(2, params.min_usd)), 5),
            weight: 0.3,
          },
        ],
        sentences: sentencesOf(context, risk, flow, category, payers.size, neighbours, share),
      };
    },
  };
}

/** What an address received (sent) in the window: of one that deals with the risk, own swaps are no new money. */
function allMovedBy(context: TypologyContext, node: number, { direction }: RiskFlow): number {
  const exposure = context.exposureOf(node).find((one) => one.direction === direction);
  return exposure?.moved_usd ?? (direction === 'from_risk' ? context.received : context.sent)[node]!;
}

function sentencesOf(
  context: TypologyContext,
  risk: number,
  flow: RiskFlow,
  category: ExposureCategory,
  payer_count: number,
  neighbours: readonly number[],
  share: number,
): Sentence[] {
  const { from, to } = context.input.transfers;
  const leaves = flow.direction === 'from_risk';
  const what = `${named(risk)}, labelled as ${WORDS[category]}`;
  const they = neighbours.length === 1 ? 'it' : 'they';
  const takings =
    flow.takings.length > 0
      ? [
          {
            text: `${counted(payer_count, 'address', 'addresses')} had paid ${worthOf(context, flow.takings)} to ${named(risk)} before, ${whenOf(context, flow.takings)}.`,
            rows: flow.takings,
          },
        ]
      : [];
  const direct = {
    text: leaves
      ? `${listed(neighbours)} received ${worthOf(context, flow.direct)} from ${what}, ${whenOf(context, flow.direct)}: ${ofAll(share)} that ${they} received in the window.`
      : `${listed(neighbours)} sent ${worthOf(context, flow.direct)} to ${what}, ${whenOf(context, flow.direct)}: ${ofAll(share)} that ${they} sent in the window.`,
    rows: flow.direct,
  };
  const [begins, ends] = endsOf(context, flow.trail);
  const passed = [...new Set(flow.trail.flatMap((row) => [from[row]!, to[row]!]))].filter(
    (node) => !begins.includes(node) && !ends.includes(node),
  );
  const over = passed.length > 0 ? ` over ${listed(passed)}` : '';
  const transfers = counted(flow.trail.length, 'transfer');
  const trail = {
    text: leaves
      ? `${listed(ends)} received it in the end, after ${transfers}${over}${carriedOn(flow)}.`
      : `${listed(begins)} had sent it there, in ${transfers}${over}.`,
    rows: flow.trail,
  };
  return [direct, ...takings, ...(flow.trail.length > 0 ? [trail] : []), ...rangeSentence(context, risk, flow)];
}

/** How surely it is the same money. */
function carriedOn({ trail, is_parted }: RiskFlow): string {
  if (is_parted) return ', at each address in one payment or a few that carry at least four fifths on';
  return trail.length > 1 ? ', each of at least four fifths of the one before' : '';
}

/** Where a trail begins and where it ends: addresses that only give, and those that only take. */
function endsOf(context: TypologyContext, trail: readonly number[]): [begins: number[], ends: number[]] {
  const { from, to } = context.input.transfers;
  const [givers, takers] = [new Set(trail.map((row) => from[row]!)), new Set(trail.map((row) => to[row]!))];
  return [[...givers].filter((node) => !takers.has(node)), [...takers].filter((node) => !givers.has(node))];
}

const listed = (nodes: readonly number[]): string => nodes.map(named).join(', ');

/**
 * What four ways of tracing say of the last address before a service: the methods rarely agree, and a reader should see
 * by how much.
 */
function rangeSentence(context: TypologyContext, risk: number, flow: RiskFlow): Sentence[] {
  const { from, to } = context.input.transfers;
  const leaves = flow.direction === 'from_risk';
  const ordered = leaves ? [...flow.direct, ...flow.trail] : [...flow.direct];
  // The last address before a service, or the first of those that pay.
  const ends = ordered.map((row) => (leaves ? to[row]! : from[row]!)).filter((node) => !context.isBystander(node));
  const end = leaves ? ends.at(-1) : ends[0];
  if (end === undefined || end === risk) return [];
  const category = RISK_CATEGORIES[context.input.addresses.risk_category[risk]!];
  const found = context
    .exposureOf(end)
    .find((one) => one.direction === flow.direction && one.risk_category === category);
  if (found === undefined) return [];
  const { poison, haircut, fifo, tiho } = found.share_ratio;
  const [least, most] = [percent(found.least_share_ratio), percent(found.most_share_ratio)];
  const share = least === most ? ofAll(found.most_share_ratio) : `${least} to ${most} of all`;
  const methods =
    least === most
      ? 'and all methods of tracing agree'
      : `by the method of tracing (poison ${percent(poison)}, haircut ${percent(haircut)}, FIFO ${percent(fifo)}, TIHO ${percent(tiho)})`;
  return [
    {
      text: `${capitalised(share)} that ${named(end)} ${leaves ? 'received' : 'sent'} ${leaves ? 'traces back to' : 'reaches'} that kind of risk, ${methods}.`,
      rows: ordered,
    },
  ];
}
