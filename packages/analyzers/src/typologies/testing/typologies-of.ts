/**
 * Literal worlds for the tests of chapters: drawn transfers become an input with patterns and features, and what is
 * found in it is named.
 */
import { DAY_MS, isSuspectRole, type DormantBalance } from '@analytics/domain';
import { holdingFeatures } from '../../features/holding/holding-features.ts';
import { featureSettingsSchema } from '../../features/params.ts';
import { DETECTORS } from '../../structural/detectors.ts';
import { structuralSettingsSchema } from '../../structural/settings.ts';
import { transfersOf, type DrawnTransfer, type DrawnWorld } from '../../structural/testing/transfers-of.ts';
import { lookAlikes } from '../address-poisoning/look-alikes.ts';
import { addressPoisoningSettingsSchema } from '../address-poisoning/params.ts';
import { typologyContext } from '../context.ts';
import { detectTypologies } from '../detect-typologies.ts';
import type { TypologyDetection } from '../detection.ts';
import { typologySettingsSchema } from '../settings.ts';
import type { TypologyInput } from '../typology-input.ts';

export interface DrawnTypologyWorld extends DrawnWorld {
  /** Addresses that a trusted label names as something ordinary. */
  readonly known?: readonly string[];
  /**
   * Addresses whose last transfer before the window is so many days older than their first in it, with what they held,
   * USD.
   */
  readonly sleepers?: Readonly<Record<string, { readonly silent_days: number; readonly held_usd: number }>>;
  /** Transfers of value zero between addresses of the transfers, in order of time. */
  readonly zeros?: readonly (readonly [from: string, to: string, time: string])[];
}

/** One native unit is worth one USD. */
export function typologyInputOf(drawn: readonly DrawnTransfer[], world: DrawnTypologyWorld = {}): TypologyInput {
  const input = transfersOf(drawn, world);
  const { addresses, transfers } = input;
  const settings = structuralSettingsSchema.parse({});
  // A chapter's own conditions are tested here; shapes of rare ties and of unusual sums carry theirs with them.
  const ofShapes = Object.entries(DETECTORS).filter(([name]) => name !== 'rare_ties' && name !== 'unusual_sums');
  const detectors = ofShapes.map(([, detect]) => detect) as unknown as ((
    one: typeof input,
    settings_: typeof settings,
  ) => {
    patterns: TypologyInput['patterns'];
  })[];
  const nodeOf = (address: string): number => addresses.addresses.indexOf(address);
  const dormancy_days = new Float32Array(addresses.length);
  const dormant_balances: DormantBalance[] = [];
  for (const [address, { silent_days, held_usd }] of Object.entries(world.sleepers ?? {})) {
    dormancy_days[nodeOf(address)] = silent_days;
    dormant_balances.push({ node: nodeOf(address), asset: 0, amount: held_usd });
  }
  const zeros = world.zeros ?? [];
  return {
    ...input,
    patterns: detectors.flatMap((detect) => [...detect(input, settings).patterns]),
    features: {
      ...holdingFeatures(
        { ...input, total_volume_usd: new BigUint64Array(0), settings: featureSettingsSchema.parse({}) },
        0,
        addresses.length,
      ),
      dormancy_days,
      is_new_address: new Uint8Array(addresses.length),
    },
    is_known: Uint8Array.from(addresses.addresses, (address, node) =>
      addresses.is_service[node] === 1 || world.known?.includes(address) === true ? 1 : 0,
    ),
    dormant_balances,
    look_alikes: lookAlikes(addresses.addresses, addressPoisoningSettingsSchema.parse({})),
    zero_value: {
      length: zeros.length,
      from: Uint32Array.from(zeros, ([from]) => nodeOf(from)),
      to: Uint32Array.from(zeros, ([, to]) => nodeOf(to)),
      timestamp_ms: Float64Array.from(zeros, ([, , time]) => Date.parse(`${time}Z`)),
    },
    window: { ...input.window, start_ms: (transfers.timestamp_ms[0] ?? 0) - DAY_MS },
  };
}

export interface FoundTypologies {
  /** Each name once, in the order of the catalogue. */
  readonly names: readonly string[];
  /** The suspects of the first detection of that name, sorted. */
  readonly suspects: (typology_type: string) => string[];
  /** `role: a, b` of the first detection of that name. */
  readonly roles: (typology_type: string) => Record<string, string[]>;
  readonly detections: readonly TypologyDetection[];
}

/** What the chapters and sequences find; `settings` are those that differ from the defaults. */
export function typologiesOf(
  drawn: readonly DrawnTransfer[],
  world: DrawnTypologyWorld = {},
  settings: object = {},
): FoundTypologies {
  const input = typologyInputOf(drawn, world);
  const detections = detectTypologies(typologyContext(input), typologySettingsSchema.parse(settings));
  const addressOf = (node: number): string => input.addresses.addresses[node]!;
  const first = (typology_type: string): TypologyDetection => {
    const found = detections.find((one) => one.typology_type === typology_type);
    if (found === undefined)
      throw new Error(`Expected a ${typology_type}, found ${detections.map((one) => one.typology_type).join(', ')}.`);
    return found;
  };
  return {
    detections,
    names: [...new Set(detections.map(({ typology_type }) => typology_type))],
    suspects: (name) =>
      [...first(name).roles]
        .filter(([node, role]) => isSuspectRole(role) && input.addresses.is_service[node] === 0)
        .map(([node]) => addressOf(node))
        .sort(),
    roles: (name) => {
      const roles: Record<string, string[]> = {};
      for (const [node, role] of first(name).roles) (roles[role] ??= []).push(addressOf(node));
      for (const names of Object.values(roles)) names.sort();
      return roles;
    },
  };
}

/** `count` names: `m1`, `m2`, … */
export function several(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);
}

/** `2025-01-01T00:00:00` plus so many hours. */
export function hour(hours: number): string {
  return new Date(Date.UTC(2025, 0, 1) + hours * 3_600_000).toISOString().slice(0, -1);
}
