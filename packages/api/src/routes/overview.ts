/** A slice at a glance. */
import {
  ANY_DATE,
  changedAlertSchema,
  coverageRowSchema,
  parseProcessingDate,
  shownRun,
  shownRunSchema,
  windowOf,
} from '@analytics/domain';
import {
  alertChanges,
  alertCounts,
  alertHistory,
  type CountedAlerts,
  coverage,
  casesOfSlice,
  listRuns as readRuns,
  type OverviewChange,
  sameSlice,
  openCounts,
  sliceBefore,
  sliceName,
  suspectedUsd,
} from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { sliceQuery, sliceFields } from '../parameters.ts';
import { sliceOf } from '../slice-of-request.ts';

const CHANGES_SHOWN = 20;

const counted = z.object({
  name: z.string(),
  alert_count: z.int(),
  open_count: z.int().meta({ description: 'Of them those that nobody has decided and no rule hides.' }),
  previous_count: z.int(),
});

export function registerOverviewRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/overview',
    config: { scope: 'read' },
    schema: {
      operationId: 'getOverview',
      tags: ['overview'],
      summary: 'A slice at a glance: alerts against the slice before, money under suspicion, run health, coverage',
      querystring: sliceQuery,
      response: answers(
        z.object({
          ...sliceFields,
          previous_date: z
            .string()
            .nullable()
            .meta({ description: 'The published date before, of the same window length.' }),
          alerts: z.object({
            total_count: z.int(),
            open_count: z.int().meta({ description: 'Alerts that nobody has decided and no rule hides.' }),
            case_count: z.int(),
            previous_case_count: z.int(),
            by_severity: z.array(counted),
            by_typology: z.array(counted),
            by_status: z.array(z.object({ name: z.string(), alert_count: z.int() })),
          }),
          changes: z.object({
            new_count: z.int(),
            grown_count: z.int(),
            gone_count: z.int(),
            new: z.array(changedAlertSchema).meta({ description: 'At most 20, best rank first.' }),
            grown: z.array(changedAlertSchema),
            gone: z.array(changedAlertSchema),
          }),
          suspected_usd: z
            .string()
            .meta({ description: 'Exact sum over the distinct evidence transfers of all alerts.' }),
          previous_suspected_usd: z.string(),
          history: z
            .array(z.object({ processing_date: z.string(), alert_count: z.int(), volume_usd: z.string() }))
            .meta({ description: 'Slices of the same window length up to this one, oldest first, at most 60.' }),
          coverage: coverageRowSchema,
          address_count: z.int(),
          previous_address_count: z.int(),
          pattern_count: z.int(),
          previous_pattern_count: z.int(),
          run: shownRunSchema.nullable().meta({ description: 'The newest run of the slice.' }),
        }),
      ),
    },
    handler: async (request) => {
      const { database, resident, window, slice } = await sliceOf(app.service, request.query);
      const previous_date = sliceBefore(await resident.slices(), window);
      // Compared with a date that no slice has, everything is new.
      const before = previous_date ?? ANY_DATE;
      const damaged = await resident.damaged();
      const previous =
        previous_date === undefined ? undefined : windowOf(parseProcessingDate(previous_date), window.window_days);
      if (previous !== undefined) await resident.requireWhole(previous);
      const counts = await alertCounts(database, window, before);
      const open = await openCounts(resident, window, app.service.now_ms());
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
          open_count: open.total,
          case_count: (await casesOfSlice(resident, window)).length,
          previous_case_count: previous === undefined ? 0 : (await casesOfSlice(resident, previous)).length,
          by_severity: countedBy(counts, 'severity', open.severity),
          by_typology: countedBy(counts, 'typology', open.typology),
          by_status: countedBy(counts, 'status', new Map())
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

function countedBy(counts: readonly CountedAlerts[], kind: CountedAlerts['kind'], open: ReadonlyMap<string, number>) {
  return counts
    .filter((count) => count.kind === kind)
    .map(({ name, alert_count, previous_count }) => ({
      name,
      alert_count,
      open_count: open.get(name) ?? 0,
      previous_count,
    }));
}

function changeCount(changes: readonly OverviewChange[], change: OverviewChange['change']): number {
  return changes.find((row) => row.change === change)?.change_count ?? 0;
}

function changed(changes: readonly OverviewChange[], change: OverviewChange['change']) {
  return changes.filter((row) => row.change === change).map((row) => changedAlertSchema.parse(row));
}
