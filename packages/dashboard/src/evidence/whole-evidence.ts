/** Every transfer of an alert, also those that the page leaves out: asked for page by page. */
import type { ApiClient } from '@analytics/api-client';
import { answerOf } from '../api/session.tsx';
import type { Transfer } from '../drawing/flow-graph.ts';
import type { SliceChoice } from '../slice/slice.tsx';

const PAGE = 10_000;

/** In order of time. */
export async function wholeEvidence(client: ApiClient, slice: SliceChoice, alert_id: string): Promise<Transfer[]> {
  const all: Transfer[] = [];
  for (let hasMore = true; hasMore;) {
    const query = { ...slice, limit: PAGE, offset: all.length };
    const page = await answerOf(
      client.GET('/api/v1/alerts/{alert_id}/transfers', { params: { path: { alert_id }, query } }),
    );
    all.push(...page.transfers);
    hasMore = page.has_more && page.transfers.length > 0;
  }
  return all;
}

/** Of several alerts: each transfer once, in order of time. */
export async function wholeEvidenceOf(
  client: ApiClient,
  slice: SliceChoice,
  alert_ids: readonly string[],
): Promise<Transfer[]> {
  const named = new Map<string, Transfer>();
  for (const alert_id of alert_ids)
    for (const transfer of await wholeEvidence(client, slice, alert_id)) named.set(transfer.transfer_id, transfer);
  return [...named.values()].toSorted((a, b) => a.block_timestamp - b.block_timestamp);
}
