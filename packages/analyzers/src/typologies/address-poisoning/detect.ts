/** Address poisoning: who pays an address gets a bait from one that looks like it, and may then pay the wrong one. */
import { counted, formatNumber, holds, moment, usd, type Condition, type LookAlikeGroup } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, atMost, mustBe, named, type Candidate, type Chapter, type Sentence } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { ascending, between, usdOf, whenOf, worthOf } from '../measures.ts';
import { largestOf } from '../../extremes.ts';
import { campaignsOf, fundingOf, handedOn, type Bait } from './campaigns.ts';
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
    const baits = groups.flatMap((group) => {
      const found = [...contactsOf(context, group, zerosOf)].flatMap(([victim, contacts]) =>
        deceitsOf(context, victim, contacts),
      );
      return baitOf(context, group, found, params) ?? [];
    });
    const isSure = (bait: Bait): boolean => conditionsOf(context, [bait], params).every(holds);
    for (const bait of baits) if (!isSure(bait)) yield candidateOf(context, [bait], params);
    for (const campaign of campaignsOf(context, baits.filter(isSure), params))
      yield candidateOf(context, campaign, params);
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

/** Undefined where no transfer could prove it: a bait of value zero alone that nobody fell for. */
function baitOf(
  context: TypologyContext,
  group: LookAlikeGroup,
  found: readonly Deceit[],
  params: AddressPoisoningSettings,
): Bait | undefined {
  // One who sends a real part of a payment is a partner, whatever another look-alike of the group does.
  const baited = found.filter(({ bait_ratio }) => bait_ratio <= params.max_bait_ratio);
  const deceits = [...(baited.length > 0 ? baited : found)].sort(
    (a, b) => usdOf(context, b.lost) - usdOf(context, a.lost) || b.paid_usd - a.paid_usd || a.victim - b.victim,
  );
  const isProven = deceits.some(({ baits, lost }) => baits.length + lost.length > 0);
  return isProven ? { group, deceits } : undefined;
}

function conditionsOf(
  context: TypologyContext,
  campaign: readonly Bait[],
  params: AddressPoisoningSettings,
): Condition[] {
  const deceits = campaign.flatMap((bait) => bait.deceits);
  return [
    atMost(
      'chance_matches',
      largestOf(campaign.map(({ group }) => group.chance_matches)),
      params.max_chance_matches,
      'addresses of the network that chance makes as alike',
    ),
    atMost(
      'bait_ratio',
      largestOf(deceits.map(({ bait_ratio }) => bait_ratio)),
      params.max_bait_ratio,
      'ratio of what was sent to the payment that it imitates',
    ),
    atLeast('paid_usd', largestOf(deceits.map(({ paid_usd }) => paid_usd)), params.min_paid_usd, 'USD'),
    mustBe('look_alikes_are_unknown', !deceits.some(({ look_alike }) => context.isKnown(look_alike))),
  ];
}

function candidateOf(context: TypologyContext, campaign: readonly Bait[], params: AddressPoisoningSettings): Candidate {
  const [first, ...others] = [...campaign].sort(
    (a, b) =>
      usdOf(context, b.deceits[0]!.lost) - usdOf(context, a.deceits[0]!.lost) ||
      b.deceits[0]!.paid_usd - a.deceits[0]!.paid_usd ||
      a.deceits[0]!.look_alike - b.deceits[0]!.look_alike,
  ) as [Bait, ...Bait[]];
  const deceits = [first, ...others].flatMap((bait) => bait.deceits);
  const rows = ascending(deceits.flatMap(({ baits, lost }) => [...baits, ...lost]));
  const look_alikes = [...new Set(deceits.map(({ look_alike }) => look_alike))];
  const lost = ascending(deceits.flatMap((one) => one.lost));
  return {
    subject: deceits[0]!.look_alike,
    members: look_alikes,
    conditions: conditionsOf(context, campaign, params),
    describe: () => {
      const funding = fundingOf(context, deceits);
      const taken = handedOn(context, deceits, params);
      return {
        roles: new RoleBook(context)
          .add(look_alikes, 'look_alike')
          .add(
            funding.map((row) => context.input.transfers.from[row]!),
            'funder',
          )
          .add(
            taken.map((row) => context.input.transfers.to[row]!),
            'collector',
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
        rows: ascending(rows, funding, taken),
        patterns: [],
        proof_grade: lost.length > 0 ? 'shape_time_value' : 'shape_time',
        confidence: [
          {
            name: 'how unlikely chance makes it',
            value: between(-Math.log10(Math.max(1e-12, first.group.chance_matches)), 1, 6),
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
        sentences: [
          ...storiesOf(context, first),
          ...othersSentence(context, others),
          ...fundingSentence(context, funding),
          ...takenSentence(context, taken),
        ],
      };
    },
  };
}

function storiesOf(context: TypologyContext, { group, deceits }: Bait): Sentence[] {
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
  const paid = ascending(others.flatMap(({ lost }) => lost));
  const text = `So it was with ${counted(others.length, 'other bait')}; what was then paid adds up to ${worthOf(context, paid)}.`;
  return [
    ...stories,
    {
      text,
      rows: ascending(
        paid,
        others.flatMap(({ baits }) => baits),
      ),
    },
  ];
}

/** What look-alikes of other addresses did in the same campaign. */
function othersSentence(context: TypologyContext, others: readonly Bait[]): Sentence[] {
  if (others.length === 0) return [];
  const deceits = others.flatMap((bait) => bait.deceits);
  const countOf = (nodes: readonly number[]): number => new Set(nodes).size;
  const look_alikes = countOf(deceits.map(({ look_alike }) => look_alike));
  const victims = countOf(deceits.map(({ victim }) => victim));
  const lost = ascending(deceits.flatMap((one) => one.lost));
  const paid = lost.length > 0 ? `, which then paid ${worthOf(context, lost)}` : ', none of which has paid';
  return [
    {
      text: `${counted(look_alikes, 'look-alike')} of ${counted(others.length, 'other address', 'other addresses')} with the same hand behind ${look_alikes === 1 ? 'it' : 'them'} did the same to ${counted(victims, 'address', 'addresses')}${paid}.`,
      rows: ascending(
        lost,
        deceits.flatMap(({ baits }) => baits),
      ),
    },
  ];
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

function takenSentence(context: TypologyContext, taken: readonly number[]): Sentence[] {
  if (taken.length === 0) return [];
  const { from, to } = context.input.transfers;
  const look_alikes = [...new Set(taken.map((row) => from[row]!))];
  const receivers = [...new Set(taken.map((row) => to[row]!))];
  const text = `${look_alikes.map(named).join(', ')} then paid ${worthOf(context, taken)} to ${receivers.map(named).join(', ')}.`;
  return [{ text, rows: taken }];
}
