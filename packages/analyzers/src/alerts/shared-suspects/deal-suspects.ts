/** The suspects of a window, dealt out anew among addresses with as many single payments. */
import type { SeededRandom } from '@analytics/graph';
import type { RareTies } from '../../structural/rare-ties/ties.ts';
import type { AlertsOf } from './fans.ts';

/** Addresses by how many single payments they have, to the nearest power of two below. */
export interface Strata {
  /** One entry an address; −1 for one without single payments. */
  readonly of: Int8Array;
  /** By stratum; ascending. */
  readonly nodes: readonly (readonly number[])[];
}

/** O(addresses). */
export function strataOf({ payerOffsets, payeeOffsets }: RareTies): Strata {
  const of = new Int8Array(payerOffsets.length - 1).fill(-1);
  const nodes: number[][] = Array.from({ length: 32 }, () => []);
  of.forEach((_, node) => {
    const count = payerOffsets[node + 1]! - payerOffsets[node]! + payeeOffsets[node + 1]! - payeeOffsets[node]!;
    if (count === 0) return;
    of[node] = 31 - Math.clz32(count);
    nodes[of[node]]!.push(node);
  });
  return { of, nodes };
}

/**
 * Keeps how many suspects there are, what they are suspects of and how many payments they have; breaks with whom they deal.
 * Who has no single payment is left out. O(addresses of the strata with suspects).
 */
export function dealtSuspects({ of, nodes }: Strata, alertsOf: AlertsOf, random: SeededRandom): AlertsOf {
  const memberships: (readonly number[])[][] = nodes.map(() => []);
  for (const [node, alerts] of alertsOf) if (of[node]! >= 0) memberships[of[node]!]!.push(alerts);
  const dealt = new Map<number, readonly number[]>();
  memberships.forEach((ofStratum, stratum) => {
    if (ofStratum.length === 0) return;
    const places = random.shuffle(Uint32Array.from(nodes[stratum]!));
    ofStratum.forEach((alerts, at) => dealt.set(places[at]!, alerts));
  });
  return dealt;
}
