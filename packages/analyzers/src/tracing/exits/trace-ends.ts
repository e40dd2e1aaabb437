/** Where a trace ends: at services and mixers that labels name, and at what behaves like one. */
import { hubAddresses } from '../../hub-addresses.ts';
import type { TraceSettings } from './params.ts';
import { isNullAddress, type TraceInput } from './trace-input.ts';

export interface TraceEnds {
  /** Money that arrives there is not followed further. */
  readonly isEnd: (node: number) => boolean;
  /** Its transfers are never joined with others of their transaction: what it takes in it keeps for its customers. */
  readonly keepsApart: (node: number) => boolean;
  /** Swaps for others: paid in one transaction, it may pay out in the next. */
  readonly isSwap: (node: number) => boolean;
  readonly isSource: (node: number) => boolean;
  /** In one word what it is. */
  readonly roleOf: (node: number) => string;
}

/** Types of labels of which a contract pays out in the transaction in which it is paid. */
const SWAP_TYPES: readonly string[] = ['dex', 'router', 'lending', 'defi', 'swap'];
/** Types of labels that say nothing about who else's money is there: a person, a perpetrator, a token. */
const PERSONAL_TYPES: readonly string[] = [
  '',
  'unknown',
  'other',
  'wallet',
  'personal',
  'individual',
  'user',
  'eoa',
  'token',
  'contract',
  'victim',
  'sanctioned',
  'sanctions',
  'sanction',
  'scam',
  'exploit',
  'exploiter',
  'hack',
  'hacker',
  'heist',
  'phishing',
  'ransomware',
  'perpetrator',
  'theft',
  'thief',
  'fraud',
  'high_risk',
  'ponzi',
  'ponzi_scheme',
  'terrorism',
];

/**
 * `passed` are hubs that turned out to be part of the trace, `also_ends` addresses that end it whatever they are. Sources
 * end nothing. O(transfers).
 */
export function traceEnds(
  input: TraceInput,
  settings: TraceSettings,
  asked: {
    readonly sources: ReadonlySet<number>;
    readonly also_ends: ReadonlySet<number>;
    readonly returned: ReadonlySet<number>;
    readonly passed: ReadonlySet<number>;
  },
): TraceEnds {
  const { addresses, labels, transfers, index } = input;
  const is_hub = hubAddresses(transfers, index, settings.hub_counterparties);
  const degree = (node: number): number =>
    index.inOffsets[node + 1]! - index.inOffsets[node]! + index.outOffsets[node + 1]! - index.outOffsets[node]!;
  const typeOf = (node: number): string => labels.get(node)?.address_type ?? '';
  const labelled = (node: number): boolean => {
    const label = labels.get(node);
    if (label === undefined || !settings.labels_end) return false;
    return isServiceLabel(label.address_type, label.address_subtype);
  };
  const burns = (node: number): boolean => isNullAddress(addresses[node]!);
  const behaves = (node: number): boolean =>
    (is_hub[node] === 1 || degree(node) > settings.degree_cap) && !asked.passed.has(node);
  const { sources, also_ends, returned } = asked;
  return {
    isSource: (node) => sources.has(node),
    isEnd: (node) =>
      !sources.has(node) &&
      (also_ends.has(node) || returned.has(node) || labelled(node) || burns(node) || behaves(node)),
    keepsApart: (node) => also_ends.has(node) || (labelled(node) && !SWAP_TYPES.includes(typeOf(node))),
    isSwap: (node) => labelled(node) && SWAP_TYPES.includes(typeOf(node)),
    roleOf: (node) => {
      if (labelled(node)) return labels.get(node)!.address_type;
      if (burns(node)) return 'burn_address';
      if (returned.has(node)) return 'sender_of_the_source';
      if (behaves(node)) return 'service_by_behaviour';
      return labels.get(node)?.address_type ?? '';
    },
  };
}

/** Whether a label names somebody who keeps the money of many. A mixer stays one whatever else it is called. */
export function isServiceLabel(address_type: string, address_subtype: string): boolean {
  if (/mixer|mixing|tumbler/u.test(`${address_type} ${address_subtype}`)) return true;
  return !PERSONAL_TYPES.includes(address_type);
}
