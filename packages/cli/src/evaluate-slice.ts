/** Compares the published alerts of a slice with what is known to be true, and keeps the measures beside the slice. */
import {
  CHAPTERS,
  alertQuality,
  entityQuality,
  evaluateAlerts,
  isKnownPatternType,
  measuresOf,
  qualityMeasures,
  roleQuality,
  roleSettingsSchema,
  type AlertQuality,
  type EntityQuality,
  type Evaluation,
  type Measure,
  type RoleQuality,
} from '@analytics/analyzers';
import { counted, type NetworkName, type Window } from '@analytics/domain';
import {
  activeAddresses,
  judgedEntityLinks,
  listRoles,
  saveEvaluation,
  sliceAlerts,
  transferCounts,
  type Database,
} from '@analytics/storage';
import { readOwners } from './truth/read-owners.ts';
import { readRoles } from './truth/read-roles.ts';
import { networkTruth, plantedInstances, readTruth, type KnownTruth } from './truth/read-truth.ts';

export interface SliceEvaluation {
  /** Where the truth was found. */
  readonly truth_file: string;
  /** What is found, right and believed, alert by alert. */
  readonly quality: AlertQuality;
  /** Scheme by scheme; of the schemes that are known. */
  readonly evaluation: Evaluation;
  /** Where `entities` beside the truth says who holds what. */
  readonly entities: EntityQuality | null;
  /** Where `roles` beside the truth says who plays which role. */
  readonly roles: readonly RoleQuality[] | null;
  /** What of the truth could not be used, in sentences. */
  readonly remarks: readonly string[];
}

/** Throws SLICE_NOT_FOUND, SOURCE_NOT_FOUND, SOURCE_UNREADABLE, SOURCE_SCHEMA. */
export async function evaluateSlice(
  database: Database,
  network: NetworkName,
  window: Window,
  place: string,
  now_ms: number,
): Promise<SliceEvaluation> {
  const { alerts, address_count } = await sliceAlerts(database, window);
  const truth = await readTruth(place, network, window);
  const named = [...new Set([...truth.schemes.map(({ address }) => address), ...(truth.accounts ?? [])])];
  const active = await activeAddresses(database, window, named);
  const ranked = alerts.map(({ typology_type, addresses_involved, suspect_addresses, confidence }) => ({
    typology_type,
    addresses: addresses_involved,
    suspects: suspect_addresses,
    confidence,
  }));
  const quality = alertQuality(networkTruth(truth, active), ranked);
  const evaluation = evaluateAlerts({ ...plantedInstances(truth, active), alerts, address_count });
  const entities = await entitiesOf(database, window, truth.file);
  const roles = await rolesOf(database, window, truth.file);
  const remarks = remarksOf(truth, named.length, active.size);
  const result = { truth_file: truth.file, quality, evaluation, entities, roles, remarks };
  await saveEvaluation(database, window, measured(result), { truth: truth.file, now_ms });
  return result;
}

/** Of the addresses that have a transfer in the window. */
async function entitiesOf(database: Database, window: Window, truth_file: string): Promise<EntityQuality | null> {
  const known = await readOwners(truth_file);
  if (known === undefined) return null;
  const active = await activeAddresses(
    database,
    window,
    known.flatMap(({ addresses }) => addresses),
  );
  const owners = known.map((one) => ({ ...one, addresses: one.addresses.filter((address) => active.has(address)) }));
  return entityQuality(await judgedEntityLinks(database, window), owners);
}

const MAX_ROLES = 10_000_000;

async function rolesOf(database: Database, window: Window, truth_file: string): Promise<readonly RoleQuality[] | null> {
  const known = await readRoles(truth_file);
  if (known === undefined) return null;
  const counts = await transferCounts(
    database,
    window,
    known.map(({ address }) => address),
  );
  const all = { role: undefined, only_unlabelled: false, row_limit: MAX_ROLES, row_offset: 0 };
  const { min_transfers } = roleSettingsSchema.parse({});
  return roleQuality(known, await listRoles(database, window, all), counts, min_transfers);
}

/** The measures that have a value. */
export function measured({ evaluation, quality }: Pick<SliceEvaluation, 'evaluation' | 'quality'>): (Measure & {
  value: number;
})[] {
  return [...measuresOf(evaluation), ...qualityMeasures(quality)].flatMap(({ value, ...rest }) =>
    value === null ? [] : [{ ...rest, value }],
  );
}

function remarksOf(truth: KnownTruth, named: number, active: number): string[] {
  const remarks: string[] = [];
  if (active < named)
    remarks.push(
      `${counted(named - active, 'address', 'addresses')} of the truth ${named - active === 1 ? 'has' : 'have'} no transfer in the window and ${named - active === 1 ? 'is' : 'are'} left out.`,
    );
  const names = CHAPTERS.map(({ typology_type }) => typology_type);
  const words = new Map<string, Set<string>>();
  for (const { pattern_type, pattern_instance_id } of truth.schemes)
    if (!isKnownPatternType(pattern_type, names))
      words.set(pattern_type, (words.get(pattern_type) ?? new Set()).add(pattern_instance_id));
  for (const [word, instances] of words)
    remarks.push(
      `No alert has a name for ${word} (${counted(instances.size, 'scheme')}): found is counted, right name is not.`,
    );
  return remarks;
}
