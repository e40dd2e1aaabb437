/** Decisions that are kept by the engine that this process has opened. */
import { LOCAL_NAME, suppressionRowSchema } from '@analytics/domain';
import { learningOf, ownAddresses, readAddressList } from '@analytics/jobs';
import {
  addSuppression,
  addWatches,
  decideAlerts,
  endSuppression,
  refuseEntityLink,
  removeLabels,
  removeWatches,
  resetLearning,
  storeLabels,
  type Database,
} from '@analytics/storage';
import type { Options } from '../options.ts';
import type { Shell } from '../shell.ts';
import type { Decisions } from './decisions.ts';
import { recordOf } from './network-place.ts';
import { withSharedDatabase } from './shared-database.ts';

/** In the history of labels. */
const LABELLED_BY = 'command line';

/** Each is recorded in the audit trail before it is answered. */
export function engineDecisions(database: Database, options: Options, shell: Shell): Decisions {
  const decisions = unrecordedDecisions(database, options, shell);
  const recorded = Object.entries(decisions).map(([name, decide]) => [
    name,
    async (...given: unknown[]): Promise<unknown> => {
      const answer = await (decide as (...all: unknown[]) => Promise<unknown>)(...given);
      await withSharedDatabase(shell, options, async (service) => {
        await recordOf({ service, database, network: options.network }, shell);
      });
      return answer;
    },
  ]);
  return Object.fromEntries(recorded) as Decisions;
}

function unrecordedDecisions(database: Database, options: Options, shell: Shell): Decisions {
  const { network } = options;
  const { now_ms } = shell;
  const shared = async <T>(work: (service: Database) => Promise<T>): Promise<T> =>
    await withSharedDatabase(shell, options, work);
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

    async watch(list_name, written, note) {
      const addresses = await ownAddresses(database, network, written);
      return await shared(
        async (service) => await addWatches(service, network, { list_name, addresses, note }, LOCAL_NAME, now_ms()),
      );
    },

    async watchList(list_name, file, note) {
      const { addresses, read_count, set_aside } = await readAddressList(database, network, file);
      const given = { list_name, addresses, note };
      const counts = await shared(async (service) => await addWatches(service, network, given, LOCAL_NAME, now_ms()));
      return {
        ...counts,
        read_count,
        set_aside: Object.entries(set_aside).map(([reason, one]) => ({ reason, ...one })),
      };
    },

    async unwatch(place, reason) {
      return await shared(
        async (service) => await removeWatches(service, network, place, reason, LOCAL_NAME, now_ms()),
      );
    },

    async removeLabels(place, reason) {
      return await removeLabels(database, network, place, { changed_by: LABELLED_BY, reason }, now_ms());
    },
  };
}
