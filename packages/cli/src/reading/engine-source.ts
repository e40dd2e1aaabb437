/** Answers from the engine that this process has opened. */
import {
  AnalyticsError,
  EMPTY_CASE_BOOK,
  EVERYTHING,
  LOCAL_NAME,
  alertSummarySchema,
  once,
  auditRowSchema,
  foldAddress,
  labelConflictSchema,
  listedPreview,
  shownRun,
  traceAnswerSchema,
  type RunStep,
  type Window,
} from '@analytics/domain';
import {
  askWindow,
  keepTrace,
  learningOf,
  previewSettings,
  readUserTypologies,
  traceWindow,
  verifySlice,
  type WindowQuestion,
} from '@analytics/jobs';
import {
  ResidentSlices,
  addressChanges,
  alertsOf,
  changesBetween,
  coreFacts,
  damagedSlices,
  dispositionsOf,
  entitiesOfAlert,
  answerWithEntities,
  entityOf,
  entityRefusals,
  evidenceTransfers,
  exportToFile,
  fullAddress,
  getAlert,
  getCase,
  isOfSlice,
  labelConflicts,
  labelCounts,
  labelHistory,
  listAssets,
  listAudit,
  listEntities,
  listLabels,
  listRoles,
  listRuns,
  listSlices,
  listSuppressions,
  matchedLabels,
  mentionsOf,
  namesOf,
  pageOfAlerts,
  readCaseBook,
  requireStanding,
  readQuery,
  requireStep,
  requireWholeTransfers,
  roleOf,
  sameSlice,
  sliceName,
  stepOfExport,
  suppressionEffect,
  NOBODY_WATCHED,
  WatchedAddresses,
  listWatches,
  watchActivity,
  watchHistory,
  type Database,
  type RunRecord,
  windowOfTransfers,
  withDamage,
} from '@analytics/storage';
import { publishedWindow, withSavedSettings, type Options } from '../options.ts';
import { sliceHolder } from '../service/redis-of-shell.ts';
import type { Shell } from '../shell.ts';
import { withExistingShared } from './shared-database.ts';
import { STEPS_LOOKED_AT, outdatedBy } from './outdated.ts';
import type { ReadingSource } from './reading-source.ts';

/** Of a case, as the API shows them. */
const MOST_ALERTS = 1000;

export function engineSource(database: Database, shell: Shell, options: Options): ReadingSource {
  const watched = once(
    async () =>
      await withExistingShared(
        shell,
        options,
        NOBODY_WATCHED,
        async (service) => await new WatchedAddresses(service, shell.now_ms).of(options.network),
      ),
  );
  const caseBook = once(
    async () =>
      await withExistingShared(
        shell,
        options,
        EMPTY_CASE_BOOK,
        async (service) => await readCaseBook(service, options.network),
      ),
  );
  const resident = new ResidentSlices(database, shell.now_ms, watched, caseBook);
  /** Throws SLICE_NOT_FOUND where no run of the slice had the step. */
  const windowWith = async (step: RunStep): Promise<Window> => {
    const window = await publishedWindow(database, options);
    requireStep(await listRuns(database), window, step);
    return window;
  };
  const questionOf = async (window: Window): Promise<WindowQuestion> => {
    const { settings } = await withSavedSettings(database, options);
    return { ...options, settings, window, signal: shell.signal, holdSlice: sliceHolder(shell) };
  };
  return {
    async alerts(filter, row_limit) {
      const window = await publishedWindow(database, options);
      const runs = await listRuns(database);
      requireStep(runs, window, 'alerts');
      const asked = {
        ...filter,
        queue: filter.queue && { name: filter.queue, me: LOCAL_NAME },
        first_seen_from: filter.is_new === true ? window.processing_date : undefined,
      };
      const pageOf = async (wanted: typeof asked | Record<string, never>, rows: number, hidden: boolean) =>
        await pageOfAlerts(
          resident,
          window,
          { ...wanted, include_suppressed: hidden },
          { sort: filter.queue === undefined ? 'rank' : 'due', order: 'asc', row_limit: rows },
          shell.now_ms(),
        );
      const address = filter.address && (await fullAddress(database, window, filter.address));
      const found = await pageOf({ ...asked, address }, row_limit, filter.include_suppressed === true);
      // Silence about an address is an answer only where the slice has it.
      if (address !== undefined && found.total_count === 0) await requireStanding(database, window, address);
      const run = runs.find((one) => one.status === 'published' && sameSlice(one, window));
      return {
        processing_date: window.processing_date,
        window_days: window.window_days,
        alerts: found.alerts.map((row) => alertSummarySchema.parse(row)),
        total_count: found.total_count,
        all_count: (await pageOf({}, 1, true)).total_count,
        open_count: (await pageOf({}, 1, false)).total_count,
        notices: run?.notices ?? [],
        outdated: run === undefined ? [] : await outdatedSince(database, options, window, run),
      };
    },

    async alert(alert_id) {
      const { alert, window } = await getAlert(resident, alert_id, options.named_slice, shell.now_ms());
      const [labels, entities, decisions, transfers] = await Promise.all([
        namesOf(database, alert.addresses_involved),
        entitiesOfAlert(database, window, alert),
        dispositionsOf(database, alert_id),
        evidenceTransfers(database, {
          transfer_ids: alert.evidence_transfers,
          start_ms: alert.start_time,
          end_ms: alert.end_time,
        }),
      ]);
      return { alert, labels, entities, decisions, transfers };
    },

    async alertsOfCase(cluster_id) {
      const window = await publishedWindow(database, options);
      if ((await getCase(resident, window, cluster_id)) === undefined) {
        const message = `Expected a case ${JSON.stringify(cluster_id)} in the slice ${sliceName(window)}, found none.`;
        throw new AnalyticsError('CASE_NOT_FOUND', message);
      }
      return (await alertsOf(resident, window, { cluster_id }, MOST_ALERTS, shell.now_ms())).map((one) => one.alert_id);
    },

    async explanation(written) {
      const window = await publishedWindow(database, options);
      const address = foldAddress(await fullAddress(database, window, foldAddress(written)));
      const user_typologies = await readUserTypologies(shell.environment.ANALYTICS_TYPOLOGIES_DIR);
      const request = { ...(await questionOf(window)), user_typologies };
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

    async watches(choice, row_limit) {
      const page = { ...choice, row_limit, row_offset: 0 };
      const read = async (service: Database) => await listWatches(service, options.network, page);
      return await withExistingShared(shell, options, [], read);
    },

    async watchChanges(address, row_limit) {
      const page = { row_limit, row_offset: 0 };
      const read = async (service: Database) => await watchHistory(service, options.network, address, page);
      return await withExistingShared(shell, options, [], read);
    },

    async watchActivity(row_limit) {
      const window = await publishedWindow(database, options);
      const { since_date, activity } = await watchActivity(resident, window, (await watched()).lists);
      const news = activity.slice(0, row_limit);
      return { slice: sliceName(window), since_date, activity: news, total_count: activity.length };
    },

    async roles(choice) {
      const window = await windowWith('typologies');
      return { slice: sliceName(window), roles: await listRoles(database, window, { ...choice, row_offset: 0 }) };
    },

    async entities(choice) {
      const window = await windowWith('typologies');
      const found = await listEntities(database, window, { ...choice, row_offset: 0 });
      return { slice: sliceName(window), entities: found, refusals: await entityRefusals(database) };
    },

    async entityOf(address, row_limit) {
      const window = await windowWith('typologies');
      const { entity = null, links, hints } = await entityOf(database, window, address, row_limit);
      return { slice: sliceName(window), entity, links, hints, refusals: await entityRefusals(database, address) };
    },

    async assets() {
      return await listAssets(database, options.network);
    },

    async alertChanges(before_date, after_date) {
      return await changesBetween(database, before_date, after_date, options.named_slice.window_days);
    },

    async suppressionRules() {
      return await listSuppressions(database, shell.now_ms());
    },

    async suppressionEffect(rule) {
      const window = await publishedWindow(database, options);
      return await suppressionEffect(resident, window, rule, shell.now_ms());
    },

    async verification(id) {
      const window = await publishedWindow(database, options);
      const found = await verifySlice(database, await questionOf(window), id, shell.now_ms);
      return { slice: sliceName(window), ...found };
    },

    async trace(question, is_kept) {
      const window = is_kept ? await publishedWindow(database, options) : await windowToTrace(database, options);
      return await askWindow(database, await questionOf(window), shell.now_ms, async (opened) => {
        const { answer, edges } = await traceWindow(opened, question);
        const asked = { asked_by: LOCAL_NAME, now_ms: shell.now_ms() };
        const trace_id = is_kept ? await keepTrace(opened, question, answer, asked) : null;
        const { entities, ...shown } = await answerWithEntities(database, window, answer);
        return { answer: traceAnswerSchema.parse(shown), entities, edges, trace_id };
      });
    },

    async exportTo(path, name, { format, cells }) {
      const core = options.window_was_given ? options.window : EVERYTHING;
      const window = isOfSlice(name) ? await publishedWindow(database, options) : core;
      const step = stepOfExport(name);
      if (step !== undefined) requireStep(await listRuns(database), window, step);
      if (name === 'transfers' || name === 'money-flows') await requireWholeTransfers(database, window);
      await exportToFile(database, name, window, format, path, cells);
    },

    async typologyParameters(typology_type) {
      return (await withSavedSettings(database, options)).settings.typologies[typology_type];
    },

    async preview(changes) {
      const window = await publishedWindow(database, options);
      const { settings: changed } = await withSavedSettings(database, options, changes);
      const user_typologies = await readUserTypologies(shell.environment.ANALYTICS_TYPOLOGIES_DIR);
      const request = { ...(await questionOf(window)), user_typologies };
      const found = await askWindow(database, request, shell.now_ms, (opened) => previewSettings(opened, changed));
      return { slice: sliceName(window), ...listedPreview(found) };
    },

    async learning() {
      return await learningOf(database);
    },

    async audit(row_limit) {
      return auditRowSchema.array().parse(await listAudit(database, row_limit));
    },

    async status(run_limit) {
      const loaded = await coreFacts(database);
      const slices = withDamage(await listSlices(database), await damagedSlices(database));
      const runs = (await listRuns(database, run_limit)).map(shownRun);
      return { loaded, slices, runs, address_changes: await addressChanges(database) };
    },

    async query(text, row_limit) {
      const { rows, has_more } = await readQuery(database, text, row_limit);
      return { rows: rows.map((row) => JSON.parse(row) as Record<string, unknown>), has_more };
    },
  };
}

/** The window that was named, with its defaults, else what is there. */
async function windowToTrace(database: Database, { window, window_was_given }: Options): Promise<Window> {
  return windowOfTransfers(await listSlices(database), window_was_given ? window : {});
}

async function outdatedSince(
  database: Database,
  { network }: Options,
  window: Window,
  run: RunRecord,
): Promise<string[]> {
  const [newest_label_change] = await labelHistory(database, network, '', { row_limit: 1, row_offset: 0 });
  const steps = auditRowSchema.array().parse(await listAudit(database, STEPS_LOOKED_AT));
  return outdatedBy(window, { run, newest_label_change, steps });
}
