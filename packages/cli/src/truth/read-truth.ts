/** The truth of a network: the simulator's own files, or those of any other maker. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AnalyticsError, type NetworkName, type Window } from '@analytics/domain';
import {
  NEUTRAL_ROLES,
  memberKindOf,
  truthInstances,
  type KnownInstance,
  type NetworkTruth,
  type TruthMember,
} from '@analytics/analyzers';
import { TRUTH_EXTENSIONS, firstFile, readTruthFile } from './truth-file.ts';
import { innocentsOf, truthOf } from './truth-rows.ts';

export interface KnownTruth {
  /** The file that it stands in. */
  readonly file: string;
  readonly schemes: readonly TruthMember[];
  readonly innocents: readonly TruthMember[];
  /** Where no scheme is known: the guilty accounts. */
  readonly accounts: ReadonlySet<string> | undefined;
  /** Written by `analytics simulate`, whose roles say more than guilty or not. */
  readonly is_simulated: boolean;
}

const SCHEME_FILES = ['ground_truth', 'truth', 'gt', 'accounts', 'fraud'];
const INNOCENT_FILES = ['benign', 'innocents'];

/**
 * Reads a file, or the first of `ground_truth`, `truth`, `gt`, `accounts` and `fraud` in a directory or in
 * NETWORK/DATE/WINDOW_DAYS under it, and
 * `benign` beside it. Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE, SOURCE_SCHEMA.
 */
export async function readTruth(place: string, network: NetworkName, window: Window): Promise<KnownTruth> {
  const file = truthFile(place, network, window);
  const found = truthOf(await readTruthFile(file), file);
  const benign = firstFile(dirname(file), INNOCENT_FILES);
  const rows = benign === undefined ? [] : await readTruthFile(benign);
  const is_simulated = rows.some((row) => typeof row !== 'string' && row['twin_type'] !== undefined);
  const innocents = benign === undefined ? [] : innocentsOf(rows, benign);
  return found instanceof Set
    ? { file, schemes: [], innocents, accounts: found, is_simulated }
    : { file, schemes: found as readonly TruthMember[], innocents, accounts: undefined, is_simulated };
}

function truthFile(place: string, network: NetworkName, { processing_date, window_days }: Window): string {
  if (existsSync(place) && statSync(place).isFile()) return place;
  const nested = join(place, network, processing_date, String(window_days));
  const file = [place, nested].map((one) => firstFile(one, SCHEME_FILES)).find((one) => one !== undefined);
  if (file !== undefined) return file;
  throw new AnalyticsError(
    'SOURCE_NOT_FOUND',
    `Expected a file ${SCHEME_FILES.join(', ')} (${TRUTH_EXTENSIONS.join(', ')}) in ${place} or ${nested}, found none.`,
  );
}

/** Whether a member is what an alert has to name; of other makers' networks, neutral roles are not. */
function isOwn({ pattern_type, role }: TruthMember, { is_simulated }: KnownTruth): boolean {
  return is_simulated ? memberKindOf(pattern_type, role) === 'own' : !NEUTRAL_ROLES.has(role.toLowerCase());
}

/** As alerts are judged one by one: of the members that have a transfer in the window. */
export function networkTruth(truth: KnownTruth, active: ReadonlySet<string>): NetworkTruth {
  const members = truth.schemes.map((member) => ({ ...member, role: isOwn(member, truth) ? 'own' : 'benign' }));
  const innocents = instancesOf(truth.innocents).map((one) => one.members.map(({ address }) => address));
  return {
    schemes: truthInstances(members, active),
    look_alikes: innocents,
    ...(truth.accounts === undefined
      ? {}
      : { accounts: new Set([...truth.accounts].filter((one) => active.has(one))) }),
  };
}

/** As planted schemes are compared, with the roles that the comparison of the simulator's worlds knows. */
export function plantedInstances(
  truth: KnownTruth,
  active: ReadonlySet<string>,
): { schemes: KnownInstance[]; twins: KnownInstance[] } {
  const schemes = truth.is_simulated
    ? truth.schemes
    : truth.schemes
        .filter(({ address }) => active.has(address))
        .map((member) => ({ ...member, role: isOwn(member, truth) ? member.role : 'service' }));
  return {
    schemes: instancesOf(schemes).filter(({ pattern_type, members }) =>
      members.some(({ role }) => memberKindOf(pattern_type, role) === 'own'),
    ),
    twins: instancesOf(truth.innocents),
  };
}

/** Instances in the order of their first members. */
function instancesOf(members: readonly TruthMember[]): KnownInstance[] {
  const instances = new Map<string, KnownInstance & { readonly members: { address: string; role: string }[] }>();
  for (const { address, role, pattern_type, pattern_instance_id } of members) {
    const known = instances.get(pattern_instance_id) ?? { pattern_type, pattern_instance_id, members: [] };
    known.members.push({ address, role });
    instances.set(pattern_instance_id, known);
  }
  return [...instances.values()];
}
