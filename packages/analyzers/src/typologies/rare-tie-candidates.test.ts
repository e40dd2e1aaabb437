import { describe, expect, it } from 'vitest';
import { detectRareTies } from '../structural/rare-ties/detect.ts';
import { rareTiesSettingsSchema } from '../structural/rare-ties/params.ts';
import type { DrawnTransfer } from '../structural/testing/transfers-of.ts';
import { typologyContext } from './context.ts';
import { rareTieCandidate } from './rare-tie-candidates.ts';
import { hour, several, typologyInputOf } from './testing/typologies-of.ts';

/** A firm pays eight people, who all pay one other within two days. */
const meeting = several('clerk', 8).flatMap((clerk, at): DrawnTransfer[] => [
  ['firm', clerk, hour(240 + at / 10), 3_000 + 71 * at],
  [clerk, 'shop', hour(250 + 4 * at), 90 + 13 * at],
]);

/** Sixty others buy there over a month, and the shop pays its owner. */
const custom = several('buyer', 60).flatMap((buyer, at): DrawnTransfer[] => [
  [buyer, 'shop', hour(12 * at + 3), 20 + 1.9 * at],
  ...(at % 12 === 11 ? [['shop', 'owner', hour(12 * at + 5), 300] as const] : []),
]);

const others = Array.from({ length: 300 }, (_, at): DrawnTransfer => [
  `z${at}`,
  `y${at}`,
  hour(2.4 * at),
  100 + 3 * at,
]);

/** Pairs of the group of the firm that meet outside businesses. */
function meetingTiesOf(drawn: readonly DrawnTransfer[]): number | undefined {
  const input = typologyInputOf([...others, ...drawn]);
  const { patterns } = detectRareTies(input, rareTiesSettingsSchema.parse({}));
  const firm = input.addresses.addresses.indexOf('firm');
  const group = patterns.find((one) => one.pattern_type === 'smurfing_network' && one.members.includes(firm));
  if (group?.pattern_type !== 'smurfing_network') throw new Error('Expected a group with the firm in it.');
  const { conditions } = rareTieCandidate(typologyContext({ ...input, patterns }), group, 0);
  return conditions.find(({ name }) => name === 'meeting_ties')?.value;
}

/** A sum that comes home over five strangers, a fee less at each. */
const round = ['a', 'b', 'c', 'd', 'e', 'a'];
const circle = round.slice(1).map((to, at): DrawnTransfer => [round[at]!, to, hour(300 + at), 10_000 - 100 * at]);

describe('rareTieCandidate', () => {
  it('tells who paid whom on the way round, and what came home', () => {
    const input = typologyInputOf([...others, ...circle]);
    const { patterns } = detectRareTies(input, rareTiesSettingsSchema.parse({}));
    const cycle = patterns.find((one) => one.pattern_type === 'cycle');
    if (cycle?.pattern_type !== 'cycle') throw new Error('Expected a cycle.');
    const [sentence] = rareTieCandidate(typologyContext({ ...input, patterns }), cycle, 0).describe().sentences;
    const { addresses } = input.addresses;
    const shown = sentence!.text.replaceAll(/⟨(\d+)⟩/gu, (_, node: string) => addresses[Number(node)]!);
    expect(shown).toBe(
      'a paid $10,000 to b on 13 January 2025 12:00 UTC. The next payments ran b → c → d → e → a, each after the one before, within 4 hours; a received $9,600.',
    );
  });

  it('counts the pairs by which strangers meet', () => {
    expect(meetingTiesOf(meeting)).toBe(16);
  });

  it('counts none that meet at a shop only', () => {
    expect(meetingTiesOf([...meeting, ...custom])).toBe(0);
  });
});
