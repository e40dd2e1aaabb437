/** A run keeps what an earlier run of its slice computed from the same input, and computes what changed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunRecord } from '@analytics/storage';
import { openKeptWorld, type Attempt, type KeptWorld } from './kept-world.ts';

const ALL_KEPT = { features: 'kept', patterns: 'kept', schemes: 'kept', entities: 'kept', traces: 'kept' };
const PARTS = Object.keys(ALL_KEPT);
const allComputed = (reason: string): Record<string, string> => Object.fromEntries(PARTS.map((part) => [part, reason]));

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-kept-'));
});
afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

describe('a run of a slice that was run before', () => {
  let world: KeptWorld;
  let first: RunRecord;

  beforeAll(async () => {
    world = await openKeptWorld(directory, 'again');
    for (let day = 0; day < 12; day++) await world.fillDay(day);
    await world.label('h34', 'mixer', 'high');
    first = await world.run(9);
  });
  afterAll(async () => {
    await world.close();
  });

  it('keeps every part where nothing changed, and gives the same rows and notices', async () => {
    const before = await world.contents(9);
    expect(await world.partsOf(first)).toEqual(allComputed('nothing was kept of the slice'));
    const again = await world.run(9);
    expect(await world.partsOf(again)).toEqual(ALL_KEPT);
    expect(await world.contents(9)).toEqual(before);
    expect(again.notices).toEqual(first.notices);
    expect(before['analyzers_alerts']).not.toMatch(/^0\//u);
  });

  it('computes everything where a full run is asked for, and keeps it for the next', async () => {
    const before = await world.contents(9);
    const full = await world.run(9, { is_full: true });
    expect(await world.partsOf(full)).toEqual(allComputed('a full run was asked for'));
    expect(await world.contents(9)).toEqual(before);
    expect(await world.partsOf(await world.run(9))).toEqual(ALL_KEPT);
  });

  it('keeps the features and patterns where only settings of the alerts changed', async () => {
    const run = await world.run(9, { settings: { alerts: { min_confidence: 0.3 } } });
    const reason = 'changed: settings of alerts';
    expect(await world.partsOf(run)).toEqual({ ...ALL_KEPT, schemes: reason, entities: reason, traces: reason });
    await world.run(9);
  });

  it('keeps everything where transfers were added after the window', async () => {
    await world.fillDay(10, 'late');
    expect(await world.partsOf(await world.run(9))).toEqual(ALL_KEPT);
  });

  it('computes where rows came late, before the window or in it, or were valued anew', async () => {
    await world.fillDay(0, 'late');
    const late = await world.partsOf(await world.run(9));
    expect(late).toMatchObject({
      features: 'changed: transfers before the window',
      patterns: 'changed: transfers before the window',
    });
    await world.revalueDay(5, 1.5);
    expect(await world.partsOf(await world.run(9))).toMatchObject({ features: 'changed: transfers of the window' });
    expect(await world.partsOf(await world.run(9))).toEqual(ALL_KEPT);
  });

  it('computes where a label changed', async () => {
    await world.label('h34', 'exchange', 'low');
    expect(await world.partsOf(await world.run(9))).toMatchObject({ features: 'changed: labels' });
  });

  it('keeps nothing of a run that others stored something under', async () => {
    const mixed = await world.run(8, { meanwhile: () => world.label('a1', 'mixer', 'high') });
    expect(await world.partsOf(mixed)).toEqual(allComputed('nothing was kept of the slice'));
    await world.database.command(
      "ALTER TABLE core_address_labels DELETE WHERE address = 'a1' SETTINGS mutations_sync = 2",
    );
    expect(await world.partsOf(await world.run(8))).toEqual(allComputed('nothing was kept of the slice'));
    expect(await world.partsOf(await world.run(8))).toEqual(ALL_KEPT);
  });

  it('does not keep published features that somebody changed, nor a value that is damaged', async () => {
    await world.database.command(
      "ALTER TABLE analyzers_features UPDATE degree_in = degree_in + 1 WHERE processing_date = '2025-03-11' SETTINGS mutations_sync = 2",
    );
    await world.database.command(
      "ALTER TABLE analyzers_kept_parts UPDATE value = concat('x', value) WHERE part = 'patterns' SETTINGS mutations_sync = 2",
    );
    expect(await world.partsOf(await world.run(9))).toEqual({
      ...ALL_KEPT,
      features: 'those that are published are others',
      patterns: 'what was kept of it cannot be read',
    });
  });
});

/** One thing that happens to a network; then the slice of a day is run. */
type Happening =
  | { readonly kind: 'next' | 'again' | 'skipped' }
  | { readonly kind: 'late' | 'reorganised' | 'revalued' | 'labelled'; readonly ago: number }
  | { readonly kind: 'settings'; readonly of: number };

const SETTINGS: readonly NonNullable<Attempt['settings']>[] = [
  {},
  { alerts: { min_confidence: 0.05 } },
  { structural: { layering: { min_intermediaries: 2 } } },
  { features: { small_transaction_usd: 2000 } },
];

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.constantFrom<Happening>({ kind: 'next' }, { kind: 'again' }, { kind: 'again' }, { kind: 'skipped' }),
  fc.record({
    kind: fc.constantFrom('late' as const, 'reorganised' as const, 'revalued' as const, 'labelled' as const),
    ago: fc.nat({ max: 10 }),
  }),
  fc.record({ kind: fc.constant('settings' as const), of: fc.nat({ max: SETTINGS.length - 1 }) }),
);

it('gives the bytes of full runs, whatever happens between the days', { timeout: 600_000 }, async () => {
  let attempt = 0;
  let kept_count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 6, maxLength: 8 }), async (happenings) => {
      attempt++;
      const worlds = [
        await openKeptWorld(directory, `kept-${attempt}`),
        await openKeptWorld(directory, `full-${attempt}`),
      ] as const;
      try {
        for (const world of worlds) for (let day = 0; day < 10; day++) await world.fillDay(day);
        let day = 9;
        let settings: Attempt['settings'] = {};
        for (const [at, one] of happenings.entries()) {
          const from = day;
          if (one.kind === 'next') day += 1;
          if (one.kind === 'skipped') day += 2;
          if (one.kind === 'settings') settings = SETTINGS[one.of];
          for (const world of worlds) {
            for (let added = from + 1; added <= day; added++) await world.fillDay(added);
            await happen(world, one, day, `-${at}`);
          }
          const [kept, full] = worlds;
          const run = await kept.run(day, { settings });
          const whole = await full.run(day, { settings, is_full: true });
          kept_count += Object.values(await kept.partsOf(run)).filter((part) => part === 'kept').length;
          expect(await kept.contents(day)).toEqual(await full.contents(day));
          expect(run.notices).toEqual(whole.notices);
        }
      } finally {
        for (const world of worlds) await world.close();
      }
    }),
    { numRuns: 3, endOnFailure: true },
  );
  expect(kept_count).toBeGreaterThan(0);
});

async function happen(world: KeptWorld, one: Happening, day: number, draw: string): Promise<void> {
  switch (one.kind) {
    case 'late':
      await world.fillDay(day - one.ago, draw);
      break;
    case 'reorganised':
      await world.cutDay(day - one.ago);
      await world.fillDay(day - one.ago, draw);
      break;
    case 'revalued':
      await world.revalueDay(day - one.ago, 1.25);
      break;
    case 'labelled':
      await world.label(`a${one.ago}`, one.ago % 2 === 0 ? 'exchange' : 'mixer', one.ago % 2 === 0 ? 'low' : 'high');
      break;
    case 'next':
    case 'again':
    case 'skipped':
    case 'settings':
  }
}
