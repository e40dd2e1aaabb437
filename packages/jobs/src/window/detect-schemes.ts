/** The schemes of a window: typology chapters, merging, assessment and cases, in a worker thread. */
import type { DetectionInput, TypologyDetection, TypologyInput, WindowSchemes } from '@analytics/analyzers';
import { dormantBalances, featuresTableOf, typologyFeatures, type WindowData } from '@analytics/storage';
import type { RunContext } from '../run/run-context.ts';
import type { WorkerInput } from '../compute/analysis-worker.ts';
import { runInPool } from '../compute/run-in-pool.ts';

/** `extra` are detections of typologies that users added. Throws SLICE_NOT_FOUND without features. */
export async function detectSchemes(
  context: RunContext,
  data: WindowData,
  input: DetectionInput,
  extra: readonly TypologyDetection[],
): Promise<WindowSchemes> {
  const { settings } = context;
  const typologyInput = await typologyInputOf(context, data, input);
  context.report(0.5, 'naming schemes');
  const shared: WorkerInput = {
    kind: 'schemes',
    input: typologyInput,
    extra,
    typologies: settings.typologies,
    alerts: settings.alerts,
  };
  const [found] = (await runInPool(context, shared, [{ name: 'schemes', payload: undefined }])) as [WindowSchemes];
  for (const notice of found.notices) context.notify(notice);
  return found;
}

/** What the chapters read. Throws SLICE_NOT_FOUND without features. */
export async function typologyInputOf(
  context: RunContext,
  data: WindowData,
  input: DetectionInput,
): Promise<TypologyInput> {
  return { ...input, ...(await typologyColumns(context, data)), patterns: await context.windowPatterns() };
}

async function typologyColumns(
  { database, window, settings }: RunContext,
  { addresses, assets, is_known }: WindowData,
): Promise<Pick<TypologyInput, 'features' | 'is_known' | 'dormant_balances'>> {
  const table = await featuresTableOf(database, window, addresses.length);
  const least_silent_days = settings.typologies.dormant_activation.min_silent_days / 2;
  return {
    features: await typologyFeatures(database, window, table),
    is_known,
    dormant_balances: await dormantBalances(database, window, table, assets, least_silent_days),
  };
}
