import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../structural/testing/transfers-of.ts';
import { hour, several, typologyInputOf, type DrawnTypologyWorld } from '../typologies/testing/typologies-of.ts';
import { typologySettingsSchema } from '../typologies/settings.ts';
import { findSchemes, type WindowSchemes } from './find-schemes.ts';
import { alertSettingsSchema } from './params.ts';

function schemesOf(drawn: readonly DrawnTransfer[], world: DrawnTypologyWorld = {}, alerts: object = {}) {
  const input = typologyInputOf(drawn, world);
  const settings = {
    typologies: typologySettingsSchema.parse({}),
    alerts: alertSettingsSchema.parse({ min_confidence: 0, ...alerts }),
  };
  const found = findSchemes(input, [], settings, { shuffled: [] });
  const names = (nodes: Iterable<number>): string[] =>
    Array.from(nodes, (node) => input.addresses.addresses[node]!).sort();
  return { found, names };
}

const leads = ({ schemes }: WindowSchemes): string[] => schemes.map(({ lead }) => lead.typology_type);

/** `prefix`-s, -a … -d: 9,000 USD over three hands, from `begin` on. */
function chain(prefix: string, begin: number, usd = 9000): DrawnTransfer[] {
  const path = ['s', 'a', 'b', 'c', 'd'].map((name) => `${prefix}${name}`);
  return path.slice(1).map((to, at): DrawnTransfer => [path[at]!, to, hour(begin + 3 * at), usd * 0.99 ** at]);
}

/**
 * A sum that is split below a limit and comes together: smurfing, and the scatter-gather, layering and dispersion that
 * it also is.
 */
const smurfing = several('m', 8).flatMap((mule, at): DrawnTransfer[] => [
  ['s', mule, hour(at), 8000 + 150 * at],
  [mule, 'agg', hour(at + 9), (8000 + 150 * at) * 0.97],
]);

describe('findSchemes', () => {
  it('raises one alert for one scheme, under the most specific name, the others as its indicators', () => {
    const { found, names } = schemesOf([['f', 's', hour(-1), 70_000], ...smurfing]);
    expect(leads(found)).toEqual(['smurfing']);
    expect(found.schemes[0]!.indicators.length).toBeGreaterThan(0);
    expect(names(found.schemes[0]!.suspects)).toEqual(expect.arrayContaining(['agg', ...several('m', 8), 's']));
  });

  it('raises one alert for a mixer and the way of one coin through it', () => {
    const coins = several('d', 20).flatMap((depositor, at): DrawnTransfer[] => [
      [depositor, 'mix', hour(at), 700],
      ['mix', `r${at}`, hour(at + 4), 690],
    ]);
    const way: DrawnTransfer[] = [
      ['bank', 'd7', hour(-2), 710],
      ['r6', 'door', hour(14), 685],
      ['door', 'exchange', hour(15), 685],
      ...several('u', 3).flatMap((user, at): DrawnTransfer[] => [
        [user, `door-of-${user}`, hour(50 + 5 * at), 300 + 70 * at],
        [`door-of-${user}`, 'exchange', hour(51 + 5 * at), 300 + 70 * at],
      ]),
    ];
    const { found } = schemesOf([...coins, ...way], { services: ['bank', 'exchange'] });
    expect(leads(found)).toEqual(['mixing']);
  });

  it('raises one alert for two sums that are split and come together at one collector, and two where others pay him most', () => {
    const second = smurfing.map(([from, to, time, usd]): DrawnTransfer => [`2${from}`, `2${to}`, time, usd]);
    const collected: DrawnTransfer[] = [
      ...smurfing,
      ...second,
      ['agg', 'boss', hour(40), 60_000],
      ['2agg', 'boss', hour(41), 60_000],
    ];
    const { found, names } = schemesOf(collected);
    expect(leads(found)).toEqual(['smurfing']);
    expect(names(found.schemes[0]!.suspects)).toEqual(expect.arrayContaining(['2agg', '2s', 'agg', 'boss', 's']));
    expect(found.schemes[0]!.lead.sentences.map(({ text }) => text)).toContainEqual(expect.stringContaining('on to'));
    const patron: DrawnTransfer = ['patron', 'boss', hour(50), 500_000];
    expect(leads(schemesOf([...collected, patron]).found)).toEqual(['smurfing', 'smurfing']);
  });

  it('raises one alert for a sum that is split in two layers and meets at one address, and tells both of its ends', () => {
    const layered = several('a', 4).flatMap((first, at): DrawnTransfer[] => [
      ['boss', first, hour(at), 23_000],
      ...several(`${first}m`, 4).flatMap((mule, nth): DrawnTransfer[] => [
        [first, mule, hour(10 + at + 2 * nth), 3_000 + 1_800 * nth],
        [mule, 'end', hour(25 + at + 2 * nth), (3_000 + 1_800 * nth) * 0.97],
      ]),
    ]);
    const { found, names } = schemesOf(layered);
    expect(found.schemes).toHaveLength(1);
    expect(names(found.schemes[0]!.suspects)).toHaveLength(22);
    const told = found.schemes[0]!.lead.sentences.map(({ text }) => text);
    expect(told).toContainEqual(expect.stringMatching(/ had paid \$92,000 to .*: all that they received\.$/u));
    expect(told).toContainEqual(expect.stringMatching(/^4 sums .*, all that it received\.$/u));
    // Where others pay the end most, it is no end of theirs alone.
    expect(schemesOf([...layered, ['patron', 'end', hour(60), 900_000]]).found.schemes).toHaveLength(4);
  });

  it('raises two alerts for two schemes that share only a service', () => {
    const both = [
      ...chain('x', 0),
      ...chain('y', 40),
      ['xd', 'exchange', hour(20), 8600],
      ['yd', 'exchange', hour(60), 8600],
    ] as DrawnTransfer[];
    const { found } = schemesOf(both, { services: ['exchange'] });
    expect(leads(found)).toEqual(['layering', 'layering']);
    expect(found.cases.map(({ schemes }) => schemes.length)).toEqual([1, 1]);
  });

  it('explains severity and confidence by terms that sum to them', () => {
    const { assessment } = schemesOf(chain('x', 0)).found.schemes[0]!;
    const sum = (terms: readonly { value: number; weight: number }[]): number =>
      terms.reduce((all, { value, weight }) => all + value * weight, 0);
    const bits = assessment.chance.prior_bits + sum(assessment.evidence.terms);
    expect(assessment.confidence_score).toBeCloseTo(1 / (1 + 2 ** -bits), 5);
    expect(assessment.severity_score).toBeCloseTo(sum(assessment.severity_terms), 5);
  });

  it('is the more severe the more money moves and where a risk takes part', () => {
    const severityOf = (drawn: DrawnTransfer[], world: DrawnTypologyWorld = {}): number =>
      schemesOf(drawn, world).found.schemes[0]!.assessment.severity_score;
    expect(severityOf(chain('x', 0, 900_000))).toBeGreaterThan(severityOf(chain('x', 0, 2_000)));
    expect(severityOf(chain('x', 0), { risks: { xs: 'sanctions' } })).toBeGreaterThan(severityOf(chain('x', 0)));
  });

  it('counts what is beyond the alert budget and raises the most severe', () => {
    const { found } = schemesOf([...chain('x', 0, 2_000), ...chain('y', 40, 900_000)], {}, { max_alerts: 1 });
    expect(found.schemes).toHaveLength(1);
    expect(found.beyond_budget).toHaveLength(1);
    expect(found.notices).toEqual([
      expect.objectContaining({
        code: 'ALERT_BUDGET_REACHED',
        count: 1,
        message: expect.stringContaining('1 layering') as string,
      }),
    ]);
    expect(found.schemes[0]!.assessment.severity_score).toBeGreaterThan(
      found.beyond_budget[0]!.assessment.severity_score,
    );
  });

  it('joins two schemes whose suspects pay each other into one case', () => {
    const link: DrawnTransfer = ['xb', 'yb', hour(30), 40];
    const { found } = schemesOf([...chain('x', 0), link, ...chain('y', 60)]);
    expect(found.cases).toEqual([{ schemes: [0, 1], links: ['money_flow'] }]);
  });

  it('joins two schemes of one suspect, but not through an address that deals with very many', () => {
    const shared = (hub: string): DrawnTransfer[] =>
      [...chain('x', 0), ...chain('y', 60)].map(([from, to, ...rest]) => [
        from === 'yb' ? hub : from,
        to === 'yb' ? hub : to,
        ...rest,
      ]);
    expect(schemesOf(shared('xb')).found.cases.map(({ schemes }) => schemes.length)).toEqual([2]);
    const crowd = several('z', 60).map((one, at): DrawnTransfer => [one, 'xb', hour(100 + at), 1]);
    expect(schemesOf([...shared('xb'), ...crowd]).found.cases.map(({ schemes }) => schemes.length)).toEqual([1, 1]);
  });

  it('never suspects a service, nor a known address', () => {
    const drawn: DrawnTransfer[] = [['exchange', 'xs', hour(-2), 9000], ...chain('x', 0)];
    const { found, names } = schemesOf(drawn, { services: ['exchange'], known: ['xb'] });
    expect(names(found.schemes[0]!.suspects)).not.toContain('exchange');
    expect(names(found.schemes[0]!.suspects)).not.toContain('xb');
  });

  it('tells where the money came from and through which doors it went', () => {
    const drawn: DrawnTransfer[] = [
      ['exchange', 's', hour(-1), 75_000],
      ...smurfing,
      ['agg', 'bridge', hour(40), 30_000],
    ];
    const { found, names } = schemesOf(drawn, { services: ['exchange', 'bridge'] });
    const { surroundings, rows } = found.schemes[0]!;
    expect([surroundings.funding, surroundings.cash_out, rows.length]).toEqual([[0], [17], 16]);
    expect(names(surroundings.roles.keys())).toEqual(['bridge', 'exchange']);
  });

  it('lets only what stands on transfers of its own corroborate', () => {
    const { assessment, indicators, around } = schemesOf([['f', 's', hour(-1), 70_000], ...smurfing]).found.schemes[0]!;
    expect(indicators.length).toBeGreaterThan(0);
    const corroboration = assessment.evidence.terms.find(({ name }) => name === 'corroboration')!;
    expect(around.length).toBe(0);
    expect(corroboration.value).toBeLessThan(0);
  });

  it('gives everybody in the evidence of a user’s detection a role', () => {
    const input = typologyInputOf(chain('x', 0));
    const [found] = findSchemes(
      input,
      [],
      {
        typologies: typologySettingsSchema.parse({}),
        alerts: alertSettingsSchema.parse({ min_confidence: 0 }),
      },
      { shuffled: [] },
    ).schemes;
    const mine = {
      ...found!.lead,
      typology_type: 'mine',
      specificity: 89,
      roles: new Map([[found!.lead.subject, 'boss']]),
    };
    const { schemes } = findSchemes(
      input,
      [mine],
      {
        typologies: typologySettingsSchema.parse({}),
        alerts: alertSettingsSchema.parse({ min_confidence: 0 }),
      },
      { shuffled: [] },
    );
    expect(schemes[0]!.lead.typology_type).toBe('mine');
    expect([...schemes[0]!.lead.roles.keys()].map((node) => input.addresses.addresses[node]!).sort()).toEqual([
      'xa',
      'xb',
      'xc',
      'xd',
      'xs',
    ]);
  });

  it('sees from its alerts who deals once each with suspects of many of them', () => {
    const chains = ['t', 'u', 'v', 'w', 'x', 'y'].flatMap((prefix, at) => chain(prefix, 30 * at));
    const custom = Array.from({ length: 300 }, (_, at): DrawnTransfer => [`z${at}`, `q${at}`, hour(at), 70 + at]);
    const fan = ['t', 'u', 'v', 'w', 'x', 'y'].map((prefix, at): DrawnTransfer => [
      'hub',
      `${prefix}b`,
      hour(300 + 9 * at),
      41 + at,
    ]);
    const { found, names } = schemesOf([...chains, ...custom, ...fan]);
    const seen = found.schemes.find(({ lead }) => lead.typology_type === 'dispersion')!;
    expect(names(seen.suspects)).toEqual(['hub', 'tb', 'ub', 'vb', 'wb', 'xb', 'yb']);
    expect(seen.assessment.chance).toMatchObject({ chance_ratio: 0.05, expected_by_chance: 0 });
    expect(seen.lead.sentences[1]!.text).toBe('All 6 are suspects of other alerts, of 6 different ones at least.');
    const off = schemesOf([...chains, ...custom, ...fan], {}, { shared_suspects: { rounds: 0 } });
    expect(leads(off.found)).not.toContain('dispersion');
  });

  it('takes what a chapter has found for no second scheme', () => {
    const prefixes = several('k', 12);
    const chains = prefixes.flatMap((prefix, at) => chain(prefix, 20 * at));
    const custom = Array.from({ length: 300 }, (_, at): DrawnTransfer => [`z${at}`, `q${at}`, hour(at), 70 + at]);
    const paid = prefixes.map((prefix, at): DrawnTransfer => [`${prefix}b`, 'hub', hour(400 + at), 200 + 13 * at]);
    const { found } = schemesOf([...chains, ...custom, ...paid, ['hub', 'out', hour(430), 3_200]]);
    const collections = found.schemes.filter(({ lead }) => lead.typology_type === 'collection');
    expect(collections.map(({ lead }) => lead.patterns.length)).toEqual([1]);
  });
});
