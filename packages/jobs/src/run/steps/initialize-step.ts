/** initialize: the database has the shipped schema and belongs to this network; typologies that the user added can be used. */
import { migrate } from '@analytics/storage';
import { checkUserTypologies } from '../../window/user-typologies/detect-user-typologies.ts';
import type { Step } from '../run-context.ts';

export const initializeStep: Step = {
  name: 'initialize',
  async execute(context) {
    context.report(0, 'checking the schema');
    const applied = await migrate(context.database, context.network);
    if (context.steps.includes('typologies')) await checkUserTypologies(context);
    return { row_count: applied.length, details: { migrations_applied: applied } };
  },
};
