/** alerts: one alert a scheme and the cases that join them, staged. */
import { clearStaging, stageRows } from '@analytics/storage';
import type { Step } from '../run-context.ts';
import { hasTransfers } from './empty-window.ts';
import { schemeRows } from './scheme-rows.ts';

export const alertsStep: Step = {
  name: 'alerts',
  async execute(context) {
    const { database, window } = context;
    await clearStaging(database, ['analyzers_alerts', 'analyzers_alert_clusters'], window);
    if (!(await hasTransfers(context))) return { row_count: 0, details: {} };
    const { alerts, clusters } = await schemeRows(context, await context.windowSchemes());
    context.report(0.5, 'writing alerts');
    await stageRows(database, 'analyzers_alerts', alerts);
    await stageRows(database, 'analyzers_alert_clusters', clusters);
    return { row_count: alerts.length, details: { alerts: alerts.length, clusters: clusters.length } };
  },
};
