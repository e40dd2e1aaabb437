/** What runs through a layered pattern: who pays first, who passes on, where it comes together, and how much of it. */
import { counted, lasting, partOf, type NetworkPattern } from '@analytics/domain';
import { named, type Sentence } from './chapter.ts';
import type { TypologyContext } from './context.ts';
import { ratio, timeOf, valueOf, whenOf, worthOf } from './measures.ts';

export interface FlowThrough {
  readonly sources: readonly number[];
  readonly mules: readonly number[];
  readonly aggregators: readonly number[];
  /** Rows of the sources to mules, of mules to mules, of mules to aggregators; ascending. */
  readonly scattered: readonly number[];
  readonly passed: readonly number[];
  readonly gathered: readonly number[];
  /** What the aggregators got over what the sources paid, at most 1. */
  readonly gathered_ratio: number;
}

/** Reads the roles source, mule and aggregator of a network pattern. O(members + transfers). */
export function flowThrough(context: TypologyContext, pattern: NetworkPattern): FlowThrough {
  const { from, to } = context.input.transfers;
  const roleOf = new Map(pattern.members.map((node, at) => [node, pattern.roles[at]!]));
  const withRole = (role: string): number[] => pattern.members.filter((node) => roleOf.get(node) === role);
  const rowsFrom = (sender: string, receiver: string): number[] =>
    [...pattern.transfers].filter((row) => roleOf.get(from[row]!) === sender && roleOf.get(to[row]!) === receiver);
  const scattered = rowsFrom('source', 'mule');
  const gathered = rowsFrom('mule', 'aggregator');
  return {
    sources: withRole('source'),
    mules: withRole('mule'),
    aggregators: withRole('aggregator'),
    scattered,
    passed: rowsFrom('mule', 'mule'),
    gathered,
    gathered_ratio: Math.min(1, ratio(valueOf(context, gathered), valueOf(context, scattered))),
  };
}

export function scatteredSentence(context: TypologyContext, flow: FlowThrough, more = ''): Sentence {
  const { scattered, sources, mules } = flow;
  const receivers = new Set(scattered.map((row) => context.input.transfers.to[row]!)).size;
  return {
    text: `${sources.map(named).join(', ')} split ${worthOf(context, scattered)} over ${counted(Math.min(receivers, mules.length), 'address', 'addresses')} ${whenOf(context, scattered)}${more}.`,
    rows: scattered,
  };
}

export function gatheredSentence(context: TypologyContext, flow: FlowThrough): Sentence {
  const { scattered, gathered, aggregators, gathered_ratio } = flow;
  const took_ms = timeOf(context, gathered.at(-1)!) - timeOf(context, scattered[0]!);
  return {
    text: `${aggregators.map(named).join(', ')} received ${partOf(gathered_ratio)} of it (${worthOf(context, gathered)}), the last part ${lasting(took_ms)} after the first had left.`,
    rows: gathered,
  };
}
