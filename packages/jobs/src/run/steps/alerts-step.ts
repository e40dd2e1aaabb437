/** alerts: one alert a scheme and the cases that join them, staged. */
import { TABLES_OF_STEP, clearStaging, stageAlertTransfers, stageRows } from '@analytics/storage';
import type { Step } from '../run-context.ts';
import { hasTransfers } from './empty-window.ts';

export const alertsStep: Step = {
  name: 'alerts',
  async execute(context) {
    const { opened, recorder } = context;
    const { database, window } = opened;
    await clearStaging(database, TABLES_OF_STEP.alerts, window);
    if (!(await hasTransfers(context))) return { row_count: 0, details: {} };
    const { alerts, beyond_listed, clusters } = await context.schemeRows();
    recorder.report(0.5, 'writing alerts');
    await stageRows(database, 'analyzers_alerts', alerts);
    for (const { alert_id, rows } of beyond_listed)
      await stageAlertTransfers(
        database,
        window,
        { alert_id, run_id: recorder.run_id, version: recorder.version },
        rows,
      );
    await stageRows(database, 'analyzers_alert_clusters', clusters);
    return { row_count: alerts.length, details: { alerts: alerts.length, clusters: clusters.length } };
  },
};
