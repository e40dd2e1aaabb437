/** Decisions that are kept by the API that has the data directory open, under the name of the key. */
import type { ApiClient } from '@analytics/api-client';
import { dispositionRowSchema, suppressionRowSchema, type NetworkName } from '@analytics/domain';
import type { Decisions } from './decisions.ts';
import { answerOf } from './service-client.ts';

export function serviceDecisions(client: ApiClient, network: NetworkName): Decisions {
  const query = { network };
  return {
    async decide(alert_ids, { status, assignee, ...said }) {
      const body = {
        alert_ids: [...alert_ids],
        ...said,
        ...(status === undefined ? {} : { status }),
        ...(assignee === undefined ? {} : { assignee }),
      };
      const found = answerOf(await client.POST('/api/v1/alerts/dispositions', { params: { query }, body }));
      return dispositionRowSchema.array().parse(found.dispositions);
    },

    async suppress({ expires_at_ms, ...rule }) {
      const body = { ...rule, expires_at: new Date(expires_at_ms).toISOString() };
      return suppressionRowSchema.parse(
        answerOf(await client.POST('/api/v1/suppression-rules', { params: { query }, body })),
      );
    },

    async endSuppression(rule_id) {
      const params = { path: { rule_id }, query };
      return suppressionRowSchema.parse(
        answerOf(await client.POST('/api/v1/suppression-rules/{rule_id}/end', { params })),
      );
    },

    async judgeLink(said) {
      const found = answerOf(await client.POST('/api/v1/entities/refusals', { params: { query }, body: said }));
      return found.decided_by;
    },

    async resetLearning(counts_from_ms, reason) {
      const body = { counts_from_ms, reason };
      return answerOf(await client.POST('/api/v1/learning/resets', { params: { query }, body }));
    },

    async addLabel(label, reason) {
      const body = { labels: [label], reason };
      const found = answerOf(await client.POST('/api/v1/labels', { params: { query }, body }));
      const { added, changed, unchanged, removed_before } = found;
      return { added, changed, unchanged, removed_before };
    },

    async watch(list_name, addresses, note) {
      const body = { list_name, addresses: [...addresses], note };
      return answerOf(await client.POST('/api/v1/watches', { params: { query }, body }));
    },

    async watchList(list_name, file, note) {
      const body = { list_name, ...file, note };
      return answerOf(await client.POST('/api/v1/watches/import', { params: { query }, body }));
    },

    async unwatch({ address, list_name }, reason) {
      const place = { ...(address === '' ? {} : { address }), ...(list_name === '' ? {} : { list_name }) };
      const body = { ...place, reason };
      return answerOf(await client.POST('/api/v1/watches/remove', { params: { query }, body })).removed_count;
    },

    async removeLabels({ address, ...named }, reason) {
      const body = { ...named, ...(address === '' ? {} : { address }), reason };
      return answerOf(await client.POST('/api/v1/labels/remove', { params: { query }, body })).removed_count;
    },
  };
}
