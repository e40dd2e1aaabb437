/**
 * What an alert is, measured against a network whose truth is known: mostly one scheme, several, innocents, or
 * background.
 */

export interface TruthMember {
  readonly address: string;
  readonly role: string;
  readonly pattern_type: string;
  readonly pattern_instance_id: string;
}

/** Roles of a scheme that are neither right nor wrong to name: victims, services, innocent counterparties. */
export const NEUTRAL_ROLES: ReadonlySet<string> = new Set([
  'rug_victim',
  'nested_service_user',
  'legitimate_exchange',
  'hot_wallet',
  'cold_wallet',
  'deposit_address',
  'withdrawal_address',
  'sybil_target',
  'benign_counterparty',
  'distant_counterparty',
  'nested_destination',
  'noise',
  'unknown',
  'victim',
  'benign',
]);

export interface TruthInstance {
  readonly pattern_instance_id: string;
  readonly pattern_type: string;
  /** Who must be named; an instance without is a decoy and not counted. */
  readonly core: ReadonlySet<string>;
  readonly neutral: ReadonlySet<string>;
}

/**
 * `true`: more than half of its addresses are one scheme's; `fragment`: so, but less than a quarter of that scheme; `mixed`: of several schemes.
 */
export const ALERT_TRUTHS = ['true', 'fragment', 'mixed', 'neutral', 'false'] as const;
export type AlertTruth = (typeof ALERT_TRUTHS)[number];

export interface JudgedAlert {
  readonly truth: AlertTruth;
  /** The scheme that it mostly is, and the share of the scheme's core that it names. */
  readonly instance: TruthInstance | undefined;
  readonly coverage: number;
}

const MOSTLY = 0.5;
const FRAGMENT = 0.25;

/**
 * Instances in the order of their first members. Members that are not among `known_addresses` are left out where that
 * is given.
 */
export function truthInstances(
  members: readonly TruthMember[],
  known_addresses?: ReadonlySet<string>,
): readonly TruthInstance[] {
  const instances = new Map<string, { pattern_type: string; core: Set<string>; neutral: Set<string> }>();
  for (const { address, role, pattern_type, pattern_instance_id } of members) {
    const instance = instances.get(pattern_instance_id) ?? { pattern_type, core: new Set(), neutral: new Set() };
    instances.set(pattern_instance_id, instance);
    if (known_addresses !== undefined && !known_addresses.has(address)) continue;
    (NEUTRAL_ROLES.has(role.toLowerCase()) ? instance.neutral : instance.core).add(address);
  }
  return [...instances].map(([pattern_instance_id, instance]) => ({ pattern_instance_id, ...instance }));
}

/** Judges alerts by their addresses. O(addresses · instances of each). */
export function alertJudge(instances: readonly TruthInstance[]): (addresses: readonly string[]) => JudgedAlert {
  const ofAddress = new Map<string, TruthInstance[]>();
  const guilty = new Set<string>();
  const neutral = new Set<string>();
  for (const instance of instances) {
    for (const address of [...instance.core, ...instance.neutral])
      ofAddress.set(address, [...(ofAddress.get(address) ?? []), instance]);
    for (const address of instance.core) guilty.add(address);
    for (const address of instance.neutral) neutral.add(address);
  }
  return (addresses) => {
    const touched = new Set(addresses.flatMap((address) => ofAddress.get(address) ?? []));
    let best: { readonly instance: TruthInstance; readonly precision: number; readonly coverage: number } | undefined;
    for (const instance of touched) {
      const own = addresses.filter((address) => instance.core.has(address)).length;
      if (own === 0) continue;
      const aside = addresses.filter((address) => instance.neutral.has(address)).length;
      const precision = own / (addresses.length - aside);
      const coverage = own / instance.core.size;
      if (
        best === undefined ||
        precision > best.precision ||
        (precision === best.precision && coverage > best.coverage)
      )
        best = { instance, precision, coverage };
    }
    if (best !== undefined && best.precision > MOSTLY) {
      return {
        truth: best.coverage >= FRAGMENT ? 'true' : 'fragment',
        instance: best.instance,
        coverage: best.coverage,
      };
    }
    const bad = addresses.filter((address) => guilty.has(address)).length;
    const aside = addresses.filter((address) => neutral.has(address) && !guilty.has(address)).length;
    const background = addresses.length - bad - aside;
    const isMixed = bad > 0 && bad / (bad + background) >= MOSTLY && bad >= aside;
    const truth = isMixed ? 'mixed' : aside > Math.max(background, bad) ? 'neutral' : 'false';
    return { truth, instance: undefined, coverage: 0 };
  };
}
