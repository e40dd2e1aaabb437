/** Address poisoning: who pays an address gets a bait from one that looks like it, and may then pay the wrong one. */
import { counted, formatNumber, moment, usd, type LookAlikeGroup } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, atMost, mustBe, named, type Candidate, type Chapter, type Sentence } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { ascending, between, timeOf, usdOf, whenOf, worthOf } from '../measures.ts';
import { contactsOf, deceitsOf, type Deceit } from './contacts.ts';
import type { AddressPoisoningSettings } from './params.ts';

export const addressPoisoning: Chapter<AddressPoisoningSettings> = {
  typology_type: 'address_poisoning',
  drawing: 'star',
  fatf_category: 'senders_recipients',
  specificity: 88,
  innocent_reading:
    'Two addresses of one owner who chose them alike, and a first payment of a trifle to test the second.',
  *candidates(context, params) {
    const { groups } = context.input.look_alikes;
    if (groups.length === 0) return;
    const zerosOf = zerosByMember(context, groups);
    for (const group of groups) {
      const deceits = [...contactsOf(context, group, zerosOf)].flatMap(([victim, contacts]) =>
        deceitsOf(context, victim, contacts),
      );
      const candidate = candidateOf(context, group, deceits, params);
      if (candidate !== undefined) yield candidate;
    }
  },
};

/** Positions in the transfers of value zero, by the address of a group that has to do with them. */
function zerosByMember(context: TypologyContext, groups: readonly LookAlikeGroup[]): Map<number, number[]> {
  const { length, from, to } = context.input.zero_value;
  const positions = new Map<number, number[]>(groups.flatMap(({ members }) => members.map((node) => [node, []])));
  for (let at = 0; at < length; at++) {
    positions.get(from[at]!)?.push(at);
    positions.get(to[at]!)?.push(at);
  }
  return positions;
}

/** Victims beyond this are counted in one sentence. */
const MAX_STORIES = 3;

function candidateOf(
  context: TypologyContext,
  group: LookAlikeGroup,
  found: readonly Deceit[],
  params: AddressPoisoningSettings,
): Candidate | undefined {
  // One who sends a real part of a payment is a partner, whatever another look-alike of the group does.
  const baited = found.filter(({ bait_ratio }) => bait_ratio <= params.max_bait_ratio);
  const deceits = [...(baited.length > 0 ? baited : found)].sort(
    (a, b) => usdOf(context, b.lost) - usdOf(context, a.lost) || b.paid_usd - a.paid_usd || a.victim - b.victim,
  );
  const rows = ascending(...deceits.flatMap(({ baits, lost }) => [baits, lost]));
  const [first] = deceits;
  // A bait of value zero alone that nobody fell for has no transfer that could prove it.
  if (first === undefined || rows.length === 0) return undefined;
  const look_alikes = [...new Set(deceits.map(({ look_alike }) => look_alike))];
  const lost = ascending(...deceits.map((one) => one.lost));
  return {
    subject: first.look_alike,
    members: look_alikes,
    conditions: [
      atMost(
        'chance_matches',
        group.chance_matches,
        params.max_chance_matches,
        'addresses of the network that chance makes as alike',
      ),
      atMost(
        'bait_ratio',
        Math.max(...deceits.map(({ bait_ratio }) => bait_ratio)),
        params.max_bait_ratio,
        'ratio of what was sent to the payment that it imitates',
      ),
      atLeast('paid_usd', Math.max(...deceits.map(({ paid_usd }) => paid_usd)), params.min_paid_usd, 'USD'),
      mustBe('look_alikes_are_unknown', !look_alikes.some((node) => context.isKnown(node))),
    ],
    describe: () => {
      const funding = fundingOf(context, deceits);
      return {
        roles: new RoleBook(context)
          .add(look_alikes, 'look_alike')
          .add(
            funding.map((row) => context.input.transfers.from[row]!),
            'funder',
          )
          .add(
            deceits.map(({ victim }) => victim),
            'victim',
          )
          .add(
            deceits.map(({ imitated }) => imitated),
            'imitated',
          ).roles,
        entry: look_alikes,
        exit: look_alikes,
        rows: ascending(rows, funding),
        patterns: [],
        proof_grade: lost.length > 0 ? 'shape_time_value' : 'shape_time',
        confidence: [
          {
            name: 'how unlikely chance makes it',
            value: between(-Math.log10(Math.max(1e-12, group.chance_matches)), 1, 6),
            weight: 0.4,
          },
          { name: 'a victim paid the look-alike', value: lost.length > 0 ? 1 : 0, weight: 0.4 },
          {
            name: 'number of baits',
            value: between(
              deceits.reduce((sum, one) => sum + one.baits.length + one.zero_count, 0),
              0,
              4,
            ),
            weight: 0.2,
          },
        ],
        sentences: [...storiesOf(context, group, deceits), ...fundingSentence(context, funding)],
      };
    },
  };
}

/** The first payment to each look-alike before it acts, from somebody who is neither a victim nor a business. */
function fundingOf(context: TypologyContext, deceits: readonly Deceit[]): number[] {
  const { from } = context.input.transfers;
  const victims = new Set(deceits.map(({ victim }) => victim));
  const first_act = new Map<number, number>();
  for (const { look_alike, first_bait_ms } of deceits) {
    first_act.set(look_alike, Math.min(first_act.get(look_alike) ?? Infinity, first_bait_ms));
  }
  return [...first_act].flatMap(([look_alike, before_ms]) => {
    for (const row of context.rowsIn(look_alike)) {
      if (timeOf(context, row) > before_ms) return [];
      const payer = from[row]!;
      if (!victims.has(payer)) return context.isBystander(payer) || context.isKnown(payer) ? [] : [row];
    }
    return [];
  });
}

function storiesOf(context: TypologyContext, group: LookAlikeGroup, deceits: readonly Deceit[]): Sentence[] {
  const { first_characters, last_characters } = group;
  const stories = deceits.slice(0, MAX_STORIES).flatMap((deceit, at): Sentence[] => {
    const { victim, imitated, look_alike, paid_usd, lost } = deceit;
    const proof = deceit.baits.length > 0 ? deceit.baits : lost;
    const odds = `has the same first ${counted(first_characters, 'character')} and the same last ${last_characters}, as chance makes ${chanceWords(group)} of on this network`;
    return [
      {
        text: `${named(victim)} had paid ${usd(paid_usd)} to ${named(imitated)}; ${named(look_alike)} ${at === 0 ? odds : 'looks like it'}.`,
        rows: proof,
      },
      { text: `${baitWords(context, deceit)}.`, rows: proof },
      lost.length > 0
        ? {
            text: `${named(victim)} then paid ${worthOf(context, lost)} to ${named(look_alike)} in ${counted(lost.length, 'transfer')} ${whenOf(context, lost)}.`,
            rows: lost,
          }
        : { text: `${named(victim)} has not paid it.`, rows: proof },
    ];
  });
  const others = deceits.slice(MAX_STORIES);
  if (others.length === 0) return stories;
  const paid = ascending(...others.map(({ lost }) => lost));
  const text = `So it was with ${counted(others.length, 'other bait')}; what was then paid adds up to ${worthOf(context, paid)}.`;
  return [...stories, { text, rows: ascending(paid, ...others.map(({ baits }) => baits)) }];
}

function chanceWords({ chance_matches }: LookAlikeGroup): string {
  return chance_matches < 1e-4 ? 'less than one in 10,000' : formatNumber(chance_matches, { max: 4 });
}

function baitWords(context: TypologyContext, { look_alike, victim, baits, zero_count, first_bait_ms }: Deceit): string {
  const parts = [
    ...(baits.length > 0 ? [`sent it ${trifle(context, baits)} in ${counted(baits.length, 'transfer')}`] : []),
    ...(zero_count > 0 ? [`was put into its history by ${counted(zero_count, 'transfer')} of value zero`] : []),
  ];
  return `From ${moment(first_bait_ms)} on, ${named(look_alike)} ${parts.join(' and ')}, with which ${named(victim)} could take it for the one it pays`;
}

function trifle(context: TypologyContext, baits: readonly number[]): string {
  const sum_usd = usdOf(context, baits);
  return sum_usd > 0 && sum_usd < 0.01 ? 'less than a cent' : worthOf(context, baits);
}

function fundingSentence(context: TypologyContext, funding: readonly number[]): Sentence[] {
  if (funding.length === 0) return [];
  const { from, to } = context.input.transfers;
  const payers = [...new Set(funding.map((row) => from[row]!))];
  const funded = [...new Set(funding.map((row) => to[row]!))];
  const text = `Before, ${payers.map(named).join(', ')} had paid ${worthOf(context, funding)} to ${funded.map(named).join(', ')}.`;
  return [{ text, rows: funding }];
}
