/** initialize: the database has the shipped schema and belongs to this network. */
import { migrate } from '@analytics/storage';
import type { Step } from '../run-context.ts';

export const initializeStep: Step = {
  name: 'initialize',
  async execute(context) {
    context.report(0, 'checking the schema');
    const applied = await migrate(context.database, context.network);
    return { row_count: applied.length, details: { migrations_applied: applied } };
  },
};
