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
}

let handed: { readonly canvas_id: string; readonly history: CanvasHistory } | undefined;

/** The page of a canvas that was saved for the first time goes on where this one was, undo included. */
export function handOver(canvas_id: string, history: CanvasHistory): void {
  handed = { canvas_id, history };
}

/** What was handed over for that canvas. It is asked more than once where React draws a page twice. */
export function handedOver(canvas_id: string, document: CanvasDocument): CanvasHistory | undefined {
  const isFor = handed?.canvas_id === canvas_id;
  const isSame = isFor && JSON.stringify(handed?.history.document) === JSON.stringify(document);
  return isSame ? handed?.history : undefined;
}
