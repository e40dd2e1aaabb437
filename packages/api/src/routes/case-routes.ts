/** Cases: alerts that belong together. */
import { AnalyticsError } from '@analytics/domain';
import {
  alertsOf,
  caseEvidence,
  evidenceTransfers,
  getCase as readCase,
  listCases as readCases,
} from '@analytics/storage';
import type { ApiContext } from '../context.ts';
import { getCase, listCases } from '../contract/alerts.ts';
import { routeOf, type ApiServer } from '../route-of.ts';
import { sliceOf } from '../slice-of-request.ts';

const ALERTS_SHOWN = 1000;
const TRANSFERS_SHOWN = 5000;

export function registerCaseRoutes(app: ApiServer, context: ApiContext): void {
  app.route({
    ...routeOf(listCases),
    handler: async (request) => {
      const { query } = request;
      const { database, window, slice } = await sliceOf(context, query);
      const order = query.order ?? (query.sort === 'rank' ? 'asc' : 'desc');
      const filter = {
        severities: query.severity,
        typologies: query.typology_type,
        address: query.address,
        text: query.q,
        min_volume_usd: query.min_volume_usd,
        min_open_alerts: query.min_open_alerts,
      };
      const page = { sort: query.sort, order, row_limit: query.limit, row_offset: query.offset };
      const { cases, total_count } = await readCases(database, window, filter, page);
      return { ...slice, cases, total_count, has_more: query.offset + cases.length < total_count };
    },
  });

  app.route({
    ...routeOf(getCase),
    handler: async (request) => {
      const { cluster_id } = request.params;
      const { database, resident, window, slice } = await sliceOf(context, request.query);
      const found = await readCase(database, window, cluster_id);
      if (found === undefined) {
        throw new AnalyticsError(
          'CASE_NOT_FOUND',
          `Expected a case ${JSON.stringify(cluster_id)} in the slice ${window.processing_date}/${window.window_days}, found none.`,
        );
      }
      const evidence = await caseEvidence(database, window, cluster_id, TRANSFERS_SHOWN);
      const [alerts, transfers] = await Promise.all([
        alertsOf(resident, window, { cluster_id }, ALERTS_SHOWN, context.now_ms()),
        evidenceTransfers(database, evidence),
      ]);
      return { ...found, ...slice, alerts, transfers };
    },
  });
}
