/** typologies: the detections of every chapter, staged with their evidence and the alert that tells each. */
import { clearStaging, stageRows } from '@analytics/storage';
import type { Step } from '../run-context.ts';
import { hasTransfers } from './empty-window.ts';
import { schemeRows } from './scheme-rows.ts';

export const typologiesStep: Step = {
  name: 'typologies',
  async execute(context) {
    const { database, window } = context;
    await clearStaging(database, ['analyzers_typologies'], window);
    if (!(await hasTransfers(context))) return { row_count: 0, details: {} };
    const found = await context.timed('schemes', context.windowSchemes);
    context.report(0.8, 'writing detections');
    const { typologies } = await context.timed('rows', () => schemeRows(context, found));
    await context.timed('write', () => stageRows(database, 'analyzers_typologies', typologies));
    const counts: Record<string, number> = {};
    for (const { typology_type } of typologies)
      counts[String(typology_type)] = (counts[String(typology_type)] ?? 0) + 1;
    return { row_count: typologies.length, details: counts };
  },
};
