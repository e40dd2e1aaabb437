/** What was done to a canvas, step by step: undone and done again. */
import type { CanvasDocument } from '@analytics/domain';
import { applyCommand, type CanvasCommand } from './canvas-commands.ts';

export interface CanvasStep {
  readonly document: CanvasDocument;
  /** What led from it to the next. */
  readonly command: CanvasCommand;
}

export interface CanvasHistory {
  readonly document: CanvasDocument;
  /** The last step is the one that is undone first. */
  readonly past: readonly CanvasStep[];
  /** The first is the one that is done again first. */
  readonly future: readonly CanvasStep[];
}

/** More steps back nobody goes; documents share what they have in common. */
const MAX_STEPS = 200;

export function historyOf(document: CanvasDocument): CanvasHistory {
  return { document, past: [], future: [] };
}

/** The same history where the command changes nothing. */
export function done(history: CanvasHistory, command: CanvasCommand): CanvasHistory {
  const { document, past } = history;
  const next = applyCommand(document, command);
  if (next === document) return history;
  return { document: next, past: [...past, { document, command }].slice(-MAX_STEPS), future: [] };
}

export function undone(history: CanvasHistory): CanvasHistory {
  const { document, past, future } = history;
  const last = past.at(-1);
  if (last === undefined) return history;
  return {
    document: last.document,
    past: past.slice(0, -1),
    future: [{ document, command: last.command }, ...future],
  };
}

export function redone(history: CanvasHistory): CanvasHistory {
  const { document, past, future } = history;
  const [next, ...later] = future;
  if (next === undefined) return history;
  return { document: next.document, past: [...past, { document, command: next.command }], future: later };
}
