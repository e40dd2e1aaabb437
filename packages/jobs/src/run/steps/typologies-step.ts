/** typologies: the detections of every chapter, staged with their evidence and the alert of each. */
import { clearStaging, stageRows } from '@analytics/storage';
import type { Step } from '../run-context.ts';
import { hasTransfers } from './empty-window.ts';

export const typologiesStep: Step = {
  name: 'typologies',
  async execute(context) {
    const { opened, recorder } = context;
    const { database, window } = opened;
    await clearStaging(database, ['analyzers_typologies'], window);
    if (!(await hasTransfers(context))) return { row_count: 0, details: {} };
    await recorder.timed('schemes', opened.schemes);
    recorder.report(0.8, 'writing detections');
    const { typologies } = await recorder.timed('rows', context.schemeRows);
    await recorder.timed('write', () => stageRows(database, 'analyzers_typologies', typologies));
    const counts: Record<string, number> = {};
    for (const { typology_type } of typologies)
      counts[String(typology_type)] = (counts[String(typology_type)] ?? 0) + 1;
    return { row_count: typologies.length, details: counts };
  },
};
