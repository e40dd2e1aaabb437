/** Networks, slices, runs, schedules, and a slice at a glance. */
import {
  ANY_DATE,
  AnalyticsError,
  changedAlertSchema,
  parseNetworkName,
  parseProcessingDate,
  windowOf,
  withoutSecrets,
  type Window,
} from '@analytics/domain';
import {
  alertChanges,
  alertCounts,
  alertHistory,
  auditPage,
  coreFacts,
  coverage,
  getRun as readRun,
  listCases,
  listRuns as readRuns,
  sameSlice,
  sliceBefore,
  sliceName,
  suspectedUsd,
  type OverviewChange,
  type CountedAlerts,
  type Database,
  type RunRecord,
} from '@analytics/storage';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { auditRowSchema } from '../contract/exports.ts';
import { runSchema } from '../contract/overview.ts';
import { getOverview, getRun, listNetworks, listRuns, listSchedules, listSlices } from '../contract/overview.ts';
import { routeOf, type ApiServer } from '../route-of.ts';
import { sliceOf } from '../slice-of-request.ts';

const CHANGES_SHOWN = 20;

export function registerOverviewRoutes(app: ApiServer, context: ApiContext): void {
  app.route({
    ...routeOf(listNetworks),
    handler: async () => ({
      networks: await context.databases.networks(),
      default_network: context.default_network ?? null,
    }),
  });

  app.route({
    ...routeOf(listSlices),
    handler: async (request) => {
      const network = parseNetworkName(request.query.network);
      const resident = await context.databases.resident(network);
      const [slices, damaged] = [await resident.slices(), await resident.damaged()];
      const loaded = await coreFacts(resident.database);
      const shown = slices.map((slice) => ({ ...slice, damage: damaged.get(sliceName(slice)) ?? '' }));
      return { network, slices: shown, loaded };
    },
  });

  app.route({
    ...routeOf(listRuns),
    handler: async (request) => {
      const { network, window_days, status, limit } = request.query;
      const runs = await readRuns(await context.databases.of(parseNetworkName(network), 'reads'));
      const wanted = runs.filter(
        (run) =>
          (window_days === undefined || run.window_days === window_days) &&
          (status === undefined || run.status === status),
      );
      return { runs: wanted.slice(0, limit).map(shownRun) };
    },
  });

  app.route({
    ...routeOf(getRun),
    handler: async (request) => {
      const { run_id } = request.params;
      const database = await context.databases.of(parseNetworkName(request.query.network), 'reads');
      const run = await readRun(database, run_id);
      if (run === undefined) {
        throw new AnalyticsError('RUN_NOT_FOUND', `Expected a run ${JSON.stringify(run_id)}, found none.`);
      }
      const page = { window_days: 0, processing_date: '', run_id, row_limit: 1000, row_offset: 0 };
      const step_log = (await auditPage(database, page)).map((row) => auditRowSchema.parse(row)).reverse();
      const settings = z.record(z.string(), z.unknown()).catch({}).parse(JSON.parse(run.settings_json));
      return { ...shownRun(run), settings, step_log };
    },
  });

  app.route({
    ...routeOf(listSchedules),
    handler: async () => ({ schedules: [...(await context.schedules())], is_active: context.scheduler_is_active }),
  });

  app.route({
    ...routeOf(getOverview),
    handler: async (request) => {
      const { database, resident, window, slice } = await sliceOf(context, request.query);
      const previous_date = sliceBefore(await resident.slices(), window);
      // Compared with a date that no slice has, everything is new.
      const before = previous_date ?? ANY_DATE;
      const damaged = await resident.damaged();
      const previous =
        previous_date === undefined ? undefined : windowOf(parseProcessingDate(previous_date), window.window_days);
      if (previous !== undefined) await resident.requireWhole(previous);
      const counts = await alertCounts(database, window, before);
      const changes = await alertChanges(database, window, before, CHANGES_SHOWN);
      const suspected_usd = await suspectedUsd(database, window);
      const previous_suspected_usd = previous === undefined ? '0' : await suspectedUsd(database, previous);
      const slices = await resident.slices();
      const facts = slices.find((known) => sameSlice(known, window));
      const previousFacts = previous && slices.find((known) => sameSlice(known, previous));
      const run = (await readRuns(database)).find((known) => sameSlice(known, window));
      return {
        ...slice,
        previous_date: previous_date ?? null,
        alerts: {
          total_count: counts.find(({ kind }) => kind === 'all')?.alert_count ?? 0,
          case_count: await caseCount(database, window),
          previous_case_count: previous === undefined ? 0 : await caseCount(database, previous),
          by_severity: countedBy(counts, 'severity'),
          by_typology: countedBy(counts, 'typology'),
          by_status: countedBy(counts, 'status')
            .filter(({ alert_count }) => alert_count > 0)
            .map(({ name, alert_count }) => ({ name, alert_count })),
        },
        changes: {
          new_count: changeCount(changes, 'new'),
          grown_count: changeCount(changes, 'grown'),
          gone_count: changeCount(changes, 'gone'),
          new: changed(changes, 'new'),
          grown: changed(changes, 'grown'),
          gone: changed(changes, 'gone'),
        },
        suspected_usd,
        previous_suspected_usd,
        history: (await alertHistory(database, window)).filter(
          ({ processing_date }) => !damaged.has(sliceName({ processing_date, window_days: window.window_days })),
        ),
        coverage: await coverage(database, window),
        address_count: facts?.feature_count ?? 0,
        previous_address_count: previousFacts?.feature_count ?? 0,
        pattern_count: facts?.pattern_count ?? 0,
        previous_pattern_count: previousFacts?.pattern_count ?? 0,
        run: run === undefined ? null : shownRun(run),
      };
    },
  });
}

async function caseCount(database: Database, window: Window): Promise<number> {
  const page = { sort: 'rank', order: 'asc', row_limit: 1, row_offset: 0 } as const;
  return (await listCases(database, window, {}, page)).total_count;
}

function countedBy(counts: readonly CountedAlerts[], kind: CountedAlerts['kind']) {
  return counts
    .filter((count) => count.kind === kind)
    .map(({ name, alert_count, previous_count }) => ({ name, alert_count, previous_count }));
}

function changeCount(changes: readonly OverviewChange[], change: OverviewChange['change']): number {
  return changes.find((row) => row.change === change)?.change_count ?? 0;
}

function changed(changes: readonly OverviewChange[], change: OverviewChange['change']) {
  return changes.filter((row) => row.change === change).map((row) => changedAlertSchema.parse(row));
}

function shownRun(run: RunRecord): z.infer<typeof runSchema> {
  return runSchema.parse({
    ...run,
    source: withoutSecrets(run.source),
    error_message: withoutSecrets(run.error_message),
  });
}
