/** Answers from the engine that this process has opened. */
import { AnalyticsError, alertSummarySchema, foldAddress, labelConflictSchema } from '@analytics/domain';
import { askWindow, learningOf, readUserTypologies } from '@analytics/jobs';
import {
  ResidentSlices,
  addressChanges,
  alertsOf,
  coreFacts,
  damagedSlices,
  dispositionsOf,
  evidenceTransfers,
  fullAddress,
  getAlert,
  getCase,
  labelConflicts,
  labelCounts,
  labelHistory,
  listAudit,
  listLabels,
  listRoles,
  listRuns,
  listSlices,
  matchedLabels,
  mentionsOf,
  namesOf,
  pageOfAlerts,
  readQuery,
  requireStep,
  roleOf,
  sameSlice,
  sliceName,
  type Database,
  withDamage,
} from '@analytics/storage';
import { publishedWindow, withSavedSettings, type Options } from '../options.ts';
import type { Shell } from '../shell.ts';
import type { ReadingSource } from './reading-source.ts';

/** Of a case, as the API shows them. */
const MOST_ALERTS = 1000;

export function engineSource(database: Database, shell: Shell, options: Options): ReadingSource {
  return {
    async alerts(filter, row_limit) {
      const window = await publishedWindow(database, options);
      const runs = await listRuns(database);
      requireStep(runs, window, 'alerts');
      const resident = new ResidentSlices(database, shell.now_ms);
      const asked = { ...filter, first_seen_from: filter.is_new === true ? window.processing_date : undefined };
      const pageOf = async (wanted: typeof asked | Record<string, never>, rows: number, hidden: boolean) =>
        await pageOfAlerts(
          resident,
          window,
          { ...wanted, include_suppressed: hidden },
          { sort: 'rank', order: 'asc', row_limit: rows },
          shell.now_ms(),
        );
      const found = await pageOf(asked, row_limit, filter.include_suppressed === true);
      return {
        processing_date: window.processing_date,
        window_days: window.window_days,
        alerts: found.alerts.map((row) => alertSummarySchema.parse(row)),
        total_count: found.total_count,
        all_count: (await pageOf({}, 1, true)).total_count,
        open_count: (await pageOf({}, 1, false)).total_count,
        notices: runs.find((run) => run.status === 'published' && sameSlice(run, window))?.notices ?? [],
      };
    },

    async alert(alert_id) {
      const resident = new ResidentSlices(database, shell.now_ms);
      const { alert } = await getAlert(resident, alert_id, options.named_slice, shell.now_ms());
      const [labels, decisions, transfers] = await Promise.all([
        namesOf(database, alert.addresses_involved),
        dispositionsOf(database, alert_id),
        evidenceTransfers(database, {
          transfer_ids: alert.evidence_transfers,
          start_ms: alert.start_time,
          end_ms: alert.end_time,
        }),
      ]);
      return { alert, labels, decisions, transfers };
    },

    async alertsOfCase(cluster_id) {
      const window = await publishedWindow(database, options);
      if ((await getCase(database, window, cluster_id)) === undefined) {
        const message = `Expected a case ${JSON.stringify(cluster_id)} in the slice ${sliceName(window)}, found none.`;
        throw new AnalyticsError('CASE_NOT_FOUND', message);
      }
      const resident = new ResidentSlices(database, shell.now_ms);
      return (await alertsOf(resident, window, { cluster_id }, MOST_ALERTS, shell.now_ms())).map((one) => one.alert_id);
    },

    async explanation(written) {
      const window = await publishedWindow(database, options);
      const address = foldAddress(await fullAddress(database, window, foldAddress(written)));
      const { settings } = await withSavedSettings(database, options);
      const user_typologies = await readUserTypologies(shell.environment.ANALYTICS_TYPOLOGIES_DIR);
      const request = { ...options, settings, window, user_typologies, signal: shell.signal };
      const chapters = await askWindow(
        database,
        request,
        shell.now_ms,
        async (opened) => await (await opened.explainer())(address, shell.signal),
        {
          report: () => undefined,
          notify: ({ code, message }) => {
            if (code.startsWith('USER_TYPOLOGY')) shell.warn(message);
          },
        },
      );
      const mentions = await mentionsOf(database, window, address);
      const role = (await roleOf(database, window, address)) ?? null;
      return { address, slice: sliceName(window), role, mentions, chapters };
    },

    async labels({ address, source, category, row_limit }) {
      const { network } = options;
      const categories = category === '' ? [] : [category];
      const labels = await listLabels(database, network, { address, source, categories, row_limit, row_offset: 0 });
      const counts = await labelCounts(database, network);
      const label_count = counts.reduce((sum, one) => sum + one.label_count, 0);
      return { labels, counts, label_count, match: await matchedLabels(database, network) };
    },

    async conflicts() {
      return labelConflictSchema.array().parse(await labelConflicts(database, options.network));
    },

    async labelChanges(address, row_limit) {
      return await labelHistory(database, options.network, address, { row_limit, row_offset: 0 });
    },

    async roles(choice) {
      const window = await publishedWindow(database, options);
      requireStep(await listRuns(database), window, 'typologies');
      return { slice: sliceName(window), roles: await listRoles(database, window, { ...choice, row_offset: 0 }) };
    },

    async learning() {
      return await learningOf(database);
    },

    async audit(row_limit) {
      return await listAudit(database, row_limit);
    },

    async status(run_limit) {
      const loaded = await coreFacts(database);
      const slices = withDamage(await listSlices(database), await damagedSlices(database));
      const runs = await listRuns(database, run_limit);
      return { loaded, slices, runs, address_changes: await addressChanges(database) };
    },

    async query(text, row_limit) {
      return await readQuery(database, text, row_limit);
    },
  };
}
