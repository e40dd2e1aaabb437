import { describe, expect, it } from 'vitest';
import { typologyContext } from '../typologies/context.ts';
import type { TypologyDetection } from '../typologies/detection.ts';
import { hour, several, typologyInputOf, type DrawnTypologyWorld } from '../typologies/testing/typologies-of.ts';
import { detectionsIn, mergeDetections, otherNames, type Scheme } from './merge-detections.ts';

const WALLETS = several('w', 20);

/** Twenty transfers, an hour apart, of 100, 101, … USD: row n goes from w(n+1) to the next one. */
function merged(drawn: readonly Partial<TypologyDetection>[], world: DrawnTypologyWorld = {}): Scheme[] {
  const transfers = WALLETS.map((from, at) => [from, WALLETS[at + 1] ?? 'end', hour(at), 100 + at] as const);
  const input = typologyInputOf(transfers, world);
  const nodeOf = (wallet: number): number => input.addresses.addresses.indexOf(`w${wallet}`);
  const detections = drawn.map((one): TypologyDetection => {
    const roles = new Map([...(one.roles ?? [])].map(([wallet, role]) => [nodeOf(wallet), role]));
    return {
      typology_type: 'layering',
      fatf_category: 'transactions',
      specificity: 50,
      innocent_reading: '',
      conditions: [],
      stages: [one.typology_type ?? 'layering'],
      parameters_hash: '',
      entry: [],
      exit: [],
      rows: [],
      patterns: [],
      proof_grade: 'shape_time',
      confidence: [{ name: 'certain', value: 1, weight: 1 }],
      sentences: [],
      ...one,
      subject: nodeOf(one.subject ?? 1),
      roles,
    };
  });
  return mergeDetections(typologyContext(input), detections);
}

/** Each scheme as `lead/indicators/around`, by the names that the test gave. */
const shapes = (schemes: readonly Scheme[]): string[] =>
  schemes.map(({ lead, indicators, around }) =>
    [[lead], indicators, around]
      .map((part) => part.map(({ innocent_reading }) => innocent_reading).join('+'))
      .join('/'),
  );
const named = (name: string): { innocent_reading: string } => ({ innocent_reading: name });
const movers = (...wallets: number[]): Map<number, string> => new Map(wallets.map((wallet) => [wallet, 'mover']));

describe('mergeDetections', () => {
  it('lets the most specific name the scheme, then confidence, then USD, then the first', () => {
    const rows = [0, 1, 2];
    const sure = (value: number) => ({ confidence: [{ name: 'certain', value, weight: 0.5 }] });
    expect(
      shapes(
        merged([
          { ...named('a'), rows },
          { ...named('b'), rows, specificity: 51 },
        ]),
      ),
    ).toEqual(['b/a/']);
    expect(
      shapes(
        merged([
          { ...named('a'), rows, ...sure(0.1) },
          { ...named('b'), rows, ...sure(0.2) },
        ]),
      ),
    ).toEqual(['b/a/']);
    expect(
      shapes(
        merged([
          { ...named('a'), rows: [0, 1] },
          { ...named('b'), rows },
        ]),
      ),
    ).toEqual(['b/a/']);
    expect(
      shapes(
        merged([
          { ...named('a'), rows },
          { ...named('b'), rows },
        ]),
      ),
    ).toEqual(['a/b/']);
  });

  it('keeps apart what shares no transfer', () => {
    const apart = [
      { ...named('a'), rows: [0, 1], roles: movers(1, 2), typology_type: 'layering', specificity: 60 },
      { ...named('b'), rows: [9, 10], roles: movers(10, 11), typology_type: 'dispersion', subject: 10 },
    ];
    expect(shapes(merged(apart))).toEqual(['a//', 'b//']);
  });

  it('joins where half of the smaller transfers are shared, and not below', () => {
    const lead = { ...named('a'), rows: [0, 1, 2, 3], specificity: 60 };
    const other = { ...named('b'), typology_type: 'dispersion', subject: 8 };
    expect(shapes(merged([lead, { ...other, rows: [2, 3, 8, 9] }]))).toEqual(['a/b/']);
    expect(shapes(merged([lead, { ...other, rows: [3, 8, 9] }]))).toEqual(['a//', 'b//']);
  });

  it('takes one that stands mostly on transfers of its own as corroboration, whose transfers and roles stay out', () => {
    const lead = { ...named('a'), rows: [0, 1], specificity: 60, roles: movers(1, 2) };
    const wide = { ...named('b'), typology_type: 'dispersion', rows: [1, 8, 9, 10], roles: movers(2, 9) };
    const [scheme] = merged([lead, wide]);
    expect(shapes([scheme!])).toEqual(['a//b']);
    expect([...scheme!.rows]).toEqual([0, 1]);
    expect(scheme!.roles.size).toBe(2);
  });

  it('makes new suspects of an indicator associates, keeps roles that are known, and adds its transfers in order', () => {
    const lead = { ...named('a'), rows: [4, 5, 6], specificity: 60, roles: movers(5) };
    const other = {
      ...named('b'),
      rows: [3, 4, 5],
      roles: new Map([
        [5, 'payer'],
        [6, 'mover'],
        [7, 'victim'],
      ]),
    };
    const [scheme] = merged([lead, other]);
    expect([...scheme!.roles.values()]).toEqual(['mover', 'associate', 'victim']);
    expect([...scheme!.rows]).toEqual([3, 4, 5, 6]);
    expect(scheme!.suspects).toHaveLength(2);
  });

  it('joins by one shared transfer where half of the suspects are in the scheme already', () => {
    const lead = { ...named('a'), rows: [0, 1, 2, 3, 4], specificity: 60, roles: movers(1, 2) };
    const other = { ...named('b'), typology_type: 'dispersion', rows: [4, 10, 11, 12], subject: 12 };
    expect(shapes(merged([lead, { ...other, roles: movers(2, 12) }]))).toEqual(['a//b']);
    expect(shapes(merged([lead, { ...other, roles: movers(2, 12, 13) }]))).toEqual(['a//', 'b//']);
    expect(shapes(merged([lead, { ...other, rows: [10, 11, 12], roles: movers(2, 12) }]))).toEqual(['a//', 'b//']);
    expect(shapes(merged([lead, { ...other, roles: movers() }]))).toEqual(['a//', 'b//']);
  });

  it('does not join by a suspect that a label calls a risk: many schemes meet there', () => {
    const lead = { ...named('a'), rows: [0, 1, 2, 3, 4], specificity: 60, roles: movers(1, 2) };
    const other = { ...named('b'), typology_type: 'dispersion', rows: [4, 10, 11, 12], roles: movers(2), subject: 12 };
    expect(shapes(merged([lead, other]))).toEqual(['a//b']);
    expect(shapes(merged([lead, other], { risks: { w2: 'mixer' } }))).toEqual(['a//', 'b//']);
  });

  it('does not join what merely passes through a service that is found by behaviour', () => {
    const roles = new Map([
      [1, 'hot_wallet'],
      [2, 'deposit_wallet'],
      [3, 'customer'],
    ]);
    const service = {
      ...named('a'),
      typology_type: 'unregistered_service',
      rows: [0, 1, 2, 3],
      roles,
      specificity: 84,
    };
    const other = { ...named('b'), typology_type: 'exposure_mixer', rows: [2, 3, 8] };
    expect(shapes(merged([service, { ...other, subject: 9 }]))).toEqual(['a//', 'b//']);
    expect(shapes(merged([service, { ...other, subject: 3 }]))).toEqual(['a//', 'b//']);
    expect(shapes(merged([service, { ...other, subject: 3, rows: [2, 3] }]))).toEqual(['a//', 'b//']);
    expect(shapes(merged([service, { ...other, subject: 1 }]))).toEqual(['a/b/']);
  });

  it('joins the scheme with which it shares most transfers', () => {
    const schemes = merged([
      { ...named('a'), rows: [0, 1], specificity: 70, typology_type: 'layering' },
      { ...named('b'), rows: [4, 5, 6, 7], specificity: 60, typology_type: 'dispersion', subject: 5 },
      { ...named('c'), rows: [1, 4, 5], specificity: 50, typology_type: 'collection', subject: 6 },
    ]);
    expect(shapes(schemes)).toEqual(['a//', 'b/c/']);
  });

  it('takes in a scheme that another one grew around', () => {
    const a = { ...named('a'), rows: [0, 1, 2, 3], specificity: 60, roles: movers(1, 2) };
    const b = { ...named('b'), rows: [6, 7], specificity: 55, roles: movers(9) };
    const between = { ...named('c'), rows: [1, 2, 3, 6, 7], roles: movers(1, 2) };
    expect(shapes(merged([a, b, between]))).toEqual(['a/c+b/']);
    // Without its last transfer in the other, it has something of its own to tell.
    expect(shapes(merged([a, { ...b, rows: [6, 7, 8] }, between]))).toEqual(['a/c/', 'b//']);
  });

  it('calls two of one typology at one time one act where they have the subject or half of the roles in common', () => {
    const first = { ...named('a'), rows: [0, 2, 4], roles: movers(1, 2, 3), specificity: 60 };
    const second = { ...named('b'), rows: [3, 5], subject: 9, roles: movers(2, 9) };
    expect(shapes(merged([first, second]))).toEqual(['a/b/']);
    expect(shapes(merged([first, { ...second, roles: movers(9, 10, 2) }]))).toEqual(['a//', 'b//']);
    expect(shapes(merged([first, { ...second, subject: 1, roles: movers(1, 9, 10) }]))).toEqual(['a/b/']);
    expect(shapes(merged([first, { ...second, rows: [6, 7] }]))).toEqual(['a//', 'b//']);
    expect(shapes(merged([first, { ...second, typology_type: 'dispersion' }]))).toEqual(['a//', 'b//']);
    const atRisk: DrawnTypologyWorld = { risks: { w9: 'mixer' } };
    expect(shapes(merged([first, second], atRisk))).toEqual(['a//', 'b//']);
  });

  it('suspects nobody who is a service or known, except who runs a service', () => {
    const roles = new Map([
      [1, 'mover'],
      [2, 'mover'],
      [3, 'mover'],
      [4, 'victim'],
    ]);
    const [scheme] = merged([{ rows: [0, 1, 2, 3], roles }], { services: ['w1'], known: ['w2'] });
    expect(scheme!.suspects).toHaveLength(1);
  });
});

describe('detectionsIn and otherNames', () => {
  it('list the lead first, and what its own name and stages do not say', () => {
    const [scheme] = merged([
      {
        ...named('a'),
        rows: [0, 1, 2],
        specificity: 60,
        typology_type: 'layering_then_dispersion',
        stages: ['layering', 'dispersion'],
      },
      { ...named('b'), rows: [0, 1], typology_type: 'layering' },
      { ...named('c'), rows: [1, 2], typology_type: 'smurfing' },
      { ...named('d'), rows: [0, 2], typology_type: 'smurfing' },
    ]);
    expect(detectionsIn(scheme!).map(({ innocent_reading }) => innocent_reading)).toEqual(['a', 'c', 'd', 'b']);
    expect(otherNames(scheme!.lead, detectionsIn(scheme!))).toEqual(['smurfing']);
  });
});
