/** Decisions that are kept by the engine that this process has opened. */
import { LOCAL_NAME, suppressionRowSchema, type NetworkName } from '@analytics/domain';
import { learningOf, ownAddresses } from '@analytics/jobs';
import {
  addSuppression,
  decideAlerts,
  endSuppression,
  refuseEntityLink,
  removeLabels,
  resetLearning,
  storeLabels,
  type Database,
} from '@analytics/storage';
import type { Shell } from '../shell.ts';
import type { Decisions } from './decisions.ts';

/** In the history of labels. */
const LABELLED_BY = 'command line';

export function engineDecisions(database: Database, network: NetworkName, { now_ms }: Shell): Decisions {
  return {
    async decide(alert_ids, said) {
      return await decideAlerts(database, alert_ids, { ...said, decided_by: LOCAL_NAME }, now_ms());
    },

    async suppress(rule) {
      return suppressionRowSchema.parse(await addSuppression(database, { ...rule, created_by: LOCAL_NAME }, now_ms()));
    },

    async endSuppression(rule_id) {
      return suppressionRowSchema.parse(await endSuppression(database, rule_id, LOCAL_NAME, now_ms()));
    },

    async judgeLink(said) {
      await refuseEntityLink(database, { ...said, decided_by: LOCAL_NAME }, now_ms());
      return LOCAL_NAME;
    },

    async resetLearning(counts_from_ms, reason) {
      await resetLearning(database, { counts_from_ms, reason, decided_by: LOCAL_NAME }, now_ms());
      return await learningOf(database);
    },

    async addLabel(label, reason) {
      const [address = label.address] = await ownAddresses(database, network, [label.address]);
      return await storeLabels(
        database,
        network,
        [{ ...label, address }],
        { changed_by: LABELLED_BY, reason },
        now_ms(),
      );
    },

    async removeLabels(place, reason) {
      return await removeLabels(database, network, place, { changed_by: LABELLED_BY, reason }, now_ms());
    },
  };
}
