/** The state of an open canvas: the document with its history, what is chosen, and the draft that the browser keeps. */
import { useEffect, useMemo, useState } from 'react';
import { NO_CANVAS_FILTERS, type CanvasDocument, type CanvasVersion } from '@analytics/domain';
import type { CanvasCommand } from './canvas-commands.ts';
import { forgetCanvasDraft, keepCanvasDraft, readCanvasDraft } from './canvas-drafts.ts';
import { done, historyOf, redone, undone, type CanvasHistory } from './canvas-history.ts';
import { forgetHandedOver, handedOver, type OpenedCanvas } from './opened-canvas.ts';

export interface CanvasState {
  readonly history: CanvasHistory;
  readonly document: CanvasDocument;
  readonly name: string;
  /** The version that a save names as read; 0 where none is saved. */
  readonly read_version: number;
  readonly saved: CanvasVersion | undefined;
  readonly is_changed: boolean;
  /** Whether the page began with a draft of before. */
  readonly is_restored: boolean;
  /** Whether the browser keeps the changes. */
  readonly is_kept: boolean;
  readonly act: (command: CanvasCommand) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly rename: (name: string) => void;
  /** What was drawn is saved as that version. */
  readonly setSaved: (version: CanvasVersion, document: CanvasDocument) => void;
  /** Another version takes the place of this one, as one step that can be undone. */
  readonly takeVersion: (version: CanvasVersion, document: CanvasDocument) => void;
  /** What is saved takes the place of what is not. */
  readonly discard: () => void;
}

interface Standing {
  readonly history: CanvasHistory;
  readonly name: string;
  readonly read_version: number;
  readonly saved: CanvasVersion | undefined;
  /** As it is saved. */
  readonly saved_document: CanvasDocument | undefined;
  readonly is_restored: boolean;
}

export function useCanvas(opened: OpenedCanvas): CanvasState {
  const [state, setState] = useState<Standing>(() => begin(opened));
  const { history, name, read_version, saved, saved_document, is_restored } = state;
  const { document } = history;
  const is_changed = document !== saved_document || name !== (saved?.name ?? name);
  const [is_kept, setIsKept] = useState(true);
  useEffect(forgetHandedOver, []);
  // Something that nobody drew yet is no draft.
  const isWorthKeeping = is_changed && (history.past.length > 0 || is_restored || name !== opened.name);
  useEffect(() => {
    if (!is_changed) forgetCanvasDraft(localStorage, opened.key);
    else if (isWorthKeeping)
      setIsKept(keepCanvasDraft(localStorage, opened.key, { name, read_version, document }, Date.now()));
  }, [is_changed, isWorthKeeping, opened.key, name, read_version, document]);

  return useMemo(() => {
    const change = (next: (history: CanvasHistory) => CanvasHistory): void => {
      setState((before) => ({ ...before, history: next(before.history) }));
    };
    return {
      history,
      document,
      name,
      read_version,
      saved,
      is_changed,
      is_restored,
      is_kept,
      act: (command) => {
        change((before) => done(before, command));
      },
      undo: () => {
        change(undone);
      },
      redo: () => {
        change(redone);
      },
      rename: (given) => {
        setState((before) => ({ ...before, name: given }));
      },
      setSaved: (version, as) => {
        setState((before) => ({ ...before, ...savedAs(version, as) }));
      },
      takeVersion: (version, theirs) => {
        setState((before) => ({
          ...before,
          ...savedAs(version, theirs),
          name: version.name,
          history: done(before.history, { act: 'replace', document: theirs }),
        }));
      },
      discard: () => {
        forgetCanvasDraft(localStorage, opened.key);
        setState(fresh(opened));
      },
    };
  }, [history, document, name, read_version, saved, is_changed, is_restored, is_kept, opened]);
}

function savedAs(version: CanvasVersion, document: CanvasDocument) {
  return { saved: version, saved_document: document, read_version: version.version, is_restored: false };
}

/** With the draft that was left of it, where there is one. */
function begin(opened: OpenedCanvas): Standing {
  const clean = fresh(opened);
  const draft = readCanvasDraft(localStorage, opened.key, Date.now());
  if (draft === undefined) return clean;
  const { name, read_version, document } = draft;
  return { ...clean, name, read_version, history: historyOf(document), is_restored: true };
}

function fresh({ name, document, saved, last_version }: OpenedCanvas): Standing {
  const handed = saved === undefined ? undefined : handedOver(saved.canvas_id);
  const history = handed?.history ?? historyOf(document);
  const saved_document = saved === undefined ? undefined : (handed?.saved_document ?? document);
  return { history, name, read_version: last_version, saved, saved_document, is_restored: false };
}

/** A canvas on which nothing stands. */
export function emptyCanvas(
  origin: CanvasDocument['origin'],
  slice: Pick<CanvasDocument, 'processing_date' | 'window_days'>,
): CanvasDocument {
  const { processing_date, window_days } = slice;
  return { origin, processing_date, window_days, filters: NO_CANVAS_FILTERS, nodes: [], links: [], groups: [] };
}
