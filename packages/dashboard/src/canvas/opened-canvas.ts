/** A canvas as a page begins with it. */
import type { CanvasDocument, CanvasVersion } from '@analytics/domain';
import type { CanvasHistory } from './canvas-history.ts';

export interface OpenedCanvas {
  /** Under which its draft is kept. */
  readonly key: string;
  readonly name: string;
  readonly document: CanvasDocument;
  /** What is saved of it; undefined where nothing is. */
  readonly saved: CanvasVersion | undefined;
  /** The newest version there is; above that of `saved` where an older one was asked for. */
  readonly last_version: number;
  /** What the beginning leaves out, a sentence each. */
  readonly left_out: readonly string[];
}

interface HandedOver {
  readonly canvas_id: string;
  readonly history: CanvasHistory;
  /** What of it is saved: more may have been drawn while it was. */
  readonly saved_document: CanvasDocument;
}

let handed: HandedOver | undefined;

/** The page of a canvas that was saved at another address goes on where this one was, undo included. */
export function handOver(given: HandedOver): void {
  handed = given;
}

/** What was handed over for that canvas. A page that has begun with it forgets it: React may draw the first time twice. */
export function handedOver(canvas_id: string): HandedOver | undefined {
  return handed?.canvas_id === canvas_id ? handed : undefined;
}

export function forgetHandedOver(): void {
  handed = undefined;
}
