/**
 * A canvas as it was left and is not saved yet: kept by the browser with the drafts of decisions, so that a reload or an
 * outage loses nothing. Forgotten after a week, and with the API key.
 */
import { canvasDocumentSchema, type CanvasDocument } from '@analytics/domain';
import { DRAFT_PREFIX, isOld, type DraftPlace } from '../alerts/drafts.ts';

export interface CanvasDraft {
  readonly name: string;
  /** The version that it was drawn over; 0 where none is saved. */
  readonly read_version: number;
  readonly document: CanvasDocument;
}

const PREFIX = `${DRAFT_PREFIX}canvas `;

/** The draft under a key; undefined where there is none, or none that can be read. */
export function readCanvasDraft(place: DraftPlace, key: string, now_ms: number): CanvasDraft | undefined {
  const text = place.getItem(PREFIX + key);
  if (text === null || isOld(text, now_ms)) return undefined;
  try {
    const { name, read_version, document } = JSON.parse(text) as Record<string, unknown>;
    const read = canvasDocumentSchema.safeParse(document);
    if (!read.success || typeof name !== 'string' || typeof read_version !== 'number') return undefined;
    return { name, read_version, document: read.data };
  } catch {
    return undefined;
  }
}

/** False where the browser keeps nothing: it is full, or was asked not to. */
export function keepCanvasDraft(place: DraftPlace, key: string, draft: CanvasDraft, now_ms: number): boolean {
  try {
    place.setItem(PREFIX + key, JSON.stringify({ ...draft, at_ms: now_ms }));
    return true;
  } catch {
    // What stood there is older than what is on the page, and would come back in its place.
    place.removeItem(PREFIX + key);
    return false;
  }
}

export function forgetCanvasDraft(place: DraftPlace, key: string): void {
  place.removeItem(PREFIX + key);
}
