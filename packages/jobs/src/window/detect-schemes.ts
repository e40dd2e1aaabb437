/** The schemes of a window: typology chapters, merging, assessment and cases, in a worker thread. */
import type { WindowSchemes } from '@analytics/analyzers';
import type { WorkerInput } from '../compute/analysis-worker.ts';
import { runInPool } from '../compute/run-in-pool.ts';
import type { OpenWindow } from './open-window.ts';

/** Detections of typologies that users added are among them. Throws SLICE_NOT_FOUND without features. */
export async function detectSchemes(opened: OpenWindow): Promise<WindowSchemes> {
  const { settings, listener } = opened;
  const extra = await opened.userDetections();
  const input = await opened.typologyInput();
  const { shuffled } = await opened.calibration();
  listener.report(0.5, 'naming schemes');
  const shared: WorkerInput = {
    kind: 'schemes',
    input,
    extra,
    typologies: settings.typologies,
    alerts: settings.alerts,
    shuffled,
  };
  const [found] = (await runInPool(opened, shared, [{ name: 'schemes', payload: undefined }])) as [WindowSchemes];
  for (const notice of found.notices) listener.notify(notice);
  return found;
}
