/** What a trace reads of a window that is open, with the names of its addresses. */
import { createHash } from 'node:crypto';
import { isServiceLabel, type TraceInput, type TraceLabel } from '@analytics/analyzers';
import { traceColumns, type TraceColumns } from '@analytics/storage';
import type { OpenWindow } from './open-window.ts';

export interface NamedTraceInput {
  /** As workers take it. */
  readonly input: TraceInput;
  /** By node. */
  readonly addresses: readonly string[];
  /** SHA-256, in hex, over the labels that may end a trace. */
  readonly labels_digest: string;
}

/** 24 bytes a transfer beside the window's columns. */
export async function traceInputOf(opened: OpenWindow): Promise<NamedTraceInput> {
  const { database, window, network } = opened;
  const data = await opened.data();
  const { addresses } = data.addresses;
  const { amount_exact, labels } = await traceColumns(database, window, network);
  return {
    input: {
      transfers: data.transfers,
      index: await opened.index(),
      amount_exact,
      amount_usd_exact: data.amount_usd_exact,
      transaction: await opened.transactions(),
      assets: data.assets,
      ...(await opened.named()),
      labels: bestLabels(labels),
    },
    addresses,
    labels_digest: digestOfLabels(labels, addresses),
  };
}

/** The same whatever other addresses the window has. */
function digestOfLabels(labels: TraceColumns['labels'], addresses: readonly string[]): string {
  const lines = labels.map(({ node_id, ...label }) => JSON.stringify([addresses[node_id], label])).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/**
 * The best label of each address, one that names a service before one that names a person: money pools there either
 * way.
 */
function bestLabels(labels: TraceColumns['labels']): Map<number, TraceLabel> {
  const best = new Map<number, TraceLabel>();
  for (const { node_id, ...label } of labels) {
    const known = best.get(node_id);
    const isBetter =
      known !== undefined &&
      isServiceLabel(label) &&
      !isServiceLabel(known) &&
      label.trust_level !== 'unverified' &&
      label.trust_level !== 'community';
    if (known === undefined || isBetter) best.set(node_id, label);
  }
  return best;
}
