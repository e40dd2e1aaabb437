/** Where a trace ends: at services and mixers that labels name, and at what behaves like one. */
import { RISKY_LEVELS, meaningOf, meansSwap, type LabelCategory, type LabelMeaning } from '@analytics/domain';
import type { TraceSettings } from './params.ts';
import type { TraceInput, TraceLabel } from './trace-input.ts';

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

/** Neither a risk nor a service to detectors, and yet the money of many. */
const POOLING_CATEGORIES: readonly LabelCategory[] = ['mixer', 'darknet', 'merchant'];
/** Mixers that lists of sanctions name without their trade. */
const MIXER_NAMES = /mixer|mixing|tumbler|tornado.?cash|blender\.io|sinbad|chipmixer/iu;

/** What ends any trace of a window: one entry a node, 1 where it does. */
export interface KnownEnds {
  readonly is_labelled: Uint8Array;
  readonly is_burn: Uint8Array;
  readonly is_hub: Uint8Array;
  readonly labels: TraceInput['labels'];
}

/** O(transfers). */
export function knownEnds(input: TraceInput, settings: TraceSettings): KnownEnds {
  const { is_null: is_burn, labels, index } = input;
  const is_labelled = new Uint8Array(index.nodeCount);
  if (settings.labels_end) for (const [node, label] of labels) is_labelled[node] = isServiceLabel(label) ? 1 : 0;
  return { is_labelled, is_burn, is_hub: pooledAddresses(input, settings), labels };
}

/** Nodes that one trace treats in its own way. */
interface AskedEnds {
  readonly sources: ReadonlySet<number>;
  readonly also_ends: ReadonlySet<number>;
  readonly returned: ReadonlySet<number>;
  readonly passed: ReadonlySet<number>;
}

const NONE: ReadonlySet<number> = new Set();
const NOBODY: AskedEnds = { sources: NONE, also_ends: NONE, returned: NONE, passed: NONE };

/**
 * `passed` are hubs that turned out to be part of the trace, `also_ends` addresses that end it whatever they are. Sources
 * end nothing. O(1).
 */
export function traceEnds({ is_labelled, is_burn, is_hub, labels }: KnownEnds, asked: AskedEnds = NOBODY): TraceEnds {
  const { sources, also_ends, returned, passed } = asked;
  const isHub = (node: number): boolean => is_hub[node] === 1 && !passed.has(node);
  const isSwapType = (node: number): boolean => meansSwap(labels.get(node)?.address_type ?? '');
  return {
    isSource: (node) => sources.has(node),
    isEnd: (node) =>
      !sources.has(node) &&
      (is_labelled[node] === 1 || is_burn[node] === 1 || isHub(node) || also_ends.has(node) || returned.has(node)),
    keepsApart: (node) => also_ends.has(node) || (is_labelled[node] === 1 && !isSwapType(node)),
    isSwap: (node) => is_labelled[node] === 1 && isSwapType(node),
    roleOf: (node) => {
      if (is_labelled[node] === 1) return labels.get(node)!.address_type || 'mixer';
      if (is_burn[node] === 1) return 'burn_address';
      if (returned.has(node)) return 'sender_of_the_source';
      if (isHub(node)) return 'service_by_behaviour';
      return labels.get(node)?.address_type ?? '';
    },
  };
}

/** Whether a trace ends at a node whoever asks, and with whatever it begins. O(transfers) once. */
export function endsAnyTrace(input: TraceInput, settings: TraceSettings): TraceEnds['isEnd'] {
  return traceEnds(knownEnds(input, settings)).isEnd;
}

/** One entry a node. O(transfers). */
function pooledAddresses(input: TraceInput, settings: TraceSettings): Uint8Array {
  const pools = poolsByBehaviour(input, settings);
  return Uint8Array.from({ length: input.index.nodeCount }, (_, node) => (pools(node) ? 1 : 0));
}

/** Whether as many pay a node as pay a service, or it moves as often as one. O(transfers into the node). */
export function poolsByBehaviour(
  { transfers, index }: Pick<TraceInput, 'transfers' | 'index'>,
  { hub_counterparties, degree_cap }: TraceSettings,
): (node: number) => boolean {
  const seenBy = new Uint32Array(index.nodeCount);
  return (node) => {
    const [begin, end] = [index.inOffsets[node]!, index.inOffsets[node + 1]!];
    if (end - begin + index.outOffsets[node + 1]! - index.outOffsets[node]! > degree_cap) return true;
    let payers = 0;
    for (let at = begin; at < end && payers < hub_counterparties && end - begin >= hub_counterparties; at++) {
      const payer = transfers.from[index.inRows[at]!]!;
      if (seenBy[payer] === node + 1) continue;
      seenBy[payer] = node + 1;
      payers++;
    }
    return payers >= hub_counterparties;
  };
}

/**
 * Whether a label names somebody who keeps the money of many. A mixer is one whatever else it is called; of a word that
 * nobody knows, one without a risk.
 */
export function isServiceLabel({ label, address_type, address_subtype, trust_level, risk_level }: TraceLabel): boolean {
  const [type, subtype] = [meaningOf(address_type), meaningOf(address_subtype)];
  if (MIXER_NAMES.test(label) || [type, subtype].some(pools)) return true;
  const isRisk = trust_level === 'blacklisted' || RISKY_LEVELS.includes(risk_level.toLowerCase());
  return type === undefined && !isRisk;
}

function pools(meaning: LabelMeaning | undefined): boolean {
  return meaning !== undefined && (meaning.kind === 'service' || POOLING_CATEGORIES.includes(meaning.category));
}
