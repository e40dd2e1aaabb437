/** The schemes of a window: typology chapters, merging, assessment and cases, in worker threads. */
import { CHAPTERS, type TypologyDetection, type WindowSchemes } from '@analytics/analyzers';
import type { WorkerInput } from '../compute/analysis-worker.ts';
import { withPool } from '../compute/run-in-pool.ts';
import type { OpenWindow } from './open-window.ts';

/** Detections of typologies that users added are among them. Throws SLICE_NOT_FOUND without features. */
export async function detectSchemes(opened: OpenWindow): Promise<WindowSchemes> {
  const { settings, listener } = opened;
  const extra = await opened.userDetections();
  const input = await opened.typologyInput();
  const { shuffled } = await opened.calibration();
  const learned = await opened.learned();
  listener.report(0.5, 'naming schemes');
  const shared: WorkerInput = {
    kind: 'schemes',
    input,
    extra,
    typologies: settings.typologies,
    alerts: settings.alerts,
    known: { shuffled, learned },
  };
  const found = await withPool(opened, shared, async (pool) => {
    const chapters = CHAPTERS.map(({ typology_type }) => ({ name: typology_type, payload: undefined }));
    const ofChapters = ((await pool.run(chapters)) as TypologyDetection[][]).flat();
    const [schemes] = (await pool.run([{ name: 'schemes', payload: ofChapters }])) as [WindowSchemes];
    return schemes;
  });
  for (const notice of found.notices) listener.notify(notice);
  return found;
}
