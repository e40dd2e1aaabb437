/**
 * initialize: the database has the shipped schema and belongs to this network; typologies that the user added can be
 * used.
 */
import { migrate } from '@analytics/storage';
import { checkUserTypologies } from '../../window/user-typologies/detect-user-typologies.ts';
import type { Step } from '../run-context.ts';

export const initializeStep: Step = {
  name: 'initialize',
  async execute({ opened, recorder, request }) {
    recorder.report(0, 'checking the schema');
    const applied = await migrate(opened.database, opened.network);
    if (request.steps.includes('typologies')) await checkUserTypologies(opened);
    return { row_count: applied.length, details: { migrations_applied: applied } };
  },
};
