/** audit: reads the published slice back and records what it holds. */
import { AnalyticsError } from '@analytics/domain';
import { countSlice } from '@analytics/storage';
import type { Step } from '../run-context.ts';

export const auditStep: Step = {
  name: 'audit',
  async execute({ opened, recorder }) {
    recorder.report(0, 'reading the published slice back');
    const counts = await countSlice(opened.database, opened.window, 'published');
    const foreign = counts.filter(({ run_ids }) => run_ids.length > 1);
    if (foreign.length > 0) {
      throw new AnalyticsError(
        'INTERNAL',
        `Expected each table of the slice to hold one run's rows, found several in ${foreign.map(({ table }) => table).join(', ')}.`,
      );
    }
    const row_count = counts.reduce((sum, { row_count }) => sum + row_count, 0);
    return { row_count, details: Object.fromEntries(counts.map(({ table, row_count }) => [table, row_count])) };
  },
};
