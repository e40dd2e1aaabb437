/** Why an address of a window was or was not named, by every typology. */
import type { TypologyDetection } from '@analytics/analyzers';
import { AnalyticsError, type ChapterExplanation } from '@analytics/domain';
import type { WorkerInput } from '../compute/analysis-worker.ts';
import { runInPool } from '../compute/run-in-pool.ts';
import type { OpenWindow } from './open-window.ts';
import type { UserTypology } from './user-typologies/read-user-typologies.ts';

/**
 * What each typology measured of one address: built-in ones, sequences and those that users added. Needs no database.
 * Throws ADDRESS_NOT_FOUND, RUN_CANCELLED.
 */
export type Explainer = (address: string, signal: AbortSignal) => Promise<ChapterExplanation[]>;

/** Holds the window's columns. Throws SLICE_NOT_FOUND without features. */
export async function explainerOf(opened: OpenWindow): Promise<Explainer> {
  const { window, settings, user_typologies } = opened;
  const { addresses } = (await opened.data()).addresses;
  const input = await opened.typologyInput();
  const detections = await opened.userDetections();
  const shared: WorkerInput = { kind: 'explanation', input, typologies: settings.typologies };
  return async (address, signal) => {
    const node = addresses.indexOf(address);
    if (node < 0) {
      throw new AnalyticsError(
        'ADDRESS_NOT_FOUND',
        `Expected an address of ${window.processing_date}/${window.window_days}, found ${JSON.stringify(address)}.`,
      );
    }
    const task = { name: 'explain', payload: node };
    const [chapters] = (await runInPool({ threads: 1, signal }, shared, [task])) as [ChapterExplanation[]];
    return withUserTypologies(chapters, user_typologies.usable, detections, node);
  };
}

/** Those of users say no condition that could nearly hold: a query finds an address or it does not. */
function withUserTypologies(
  chapters: readonly ChapterExplanation[],
  typologies: readonly UserTypology[],
  detections: readonly TypologyDetection[],
  node: number,
): ChapterExplanation[] {
  const own = typologies.map(({ typology_type }): ChapterExplanation => {
    const about = detections.filter((one) => one.typology_type === typology_type && one.roles.has(node));
    const is_subject = about.some(({ subject }) => subject === node);
    return { typology_type, outcome: about.length > 0 ? 'named' : 'none', is_subject, conditions: [] };
  });
  const [named, not] = [
    own.filter(({ outcome }) => outcome === 'named'),
    own.filter(({ outcome }) => outcome === 'none'),
  ];
  return [...named, ...chapters, ...not];
}
