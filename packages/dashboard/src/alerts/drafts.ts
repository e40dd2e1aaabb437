/**
 * What was entered about a decision and not saved yet: kept by the browser until it is saved, so that leaving, a reload
 * or an outage loses nothing. Forgotten after a week, and with the API key.
 */
import { useSyncExternalStore } from 'react';

export interface Draft {
  readonly reason: string;
  readonly note: string;
  /** undefined: as it stands. */
  readonly assignee?: string | undefined;
}

interface Stored extends Draft {
  readonly at_ms: number;
}

/** Of every draft that the browser keeps, whatever it is about. */
export const DRAFT_PREFIX = 'analytics-draft ';
const PREFIX = DRAFT_PREFIX;
const KEPT_MS = 7 * 86_400_000;
export const NO_DRAFT: Draft = { reason: '', note: '' };

/** Where drafts lie: the browser's local storage, or a map in tests. */
export type DraftPlace = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export class Drafts {
  private readonly listeners = new Set<() => void>();
  /** What was read last of each: the same object while nothing changes. */
  private readonly read = new Map<string, { readonly text: string; readonly draft: Draft }>();
  private readonly place: DraftPlace;
  private readonly now_ms: () => number;

  constructor(place: DraftPlace, now_ms: () => number) {
    this.place = place;
    this.now_ms = now_ms;
    // What is too old goes, whoever wrote it.
    for (const name of this.names()) if (isOld(place.getItem(name) ?? '', now_ms())) place.removeItem(name);
  }

  of(subject: string): Draft {
    const text = this.place.getItem(PREFIX + subject) ?? '';
    const known = this.read.get(subject);
    if (known?.text === text) return known.draft;
    const hasExpired = isOld(text, this.now_ms());
    if (hasExpired) this.place.removeItem(PREFIX + subject);
    const draft = (hasExpired ? undefined : parsed(text)) ?? NO_DRAFT;
    this.read.set(subject, { text, draft });
    return draft;
  }

  /** An empty draft is none. A browser that keeps nothing (full, or told not to) keeps it in this page only. */
  set(subject: string, draft: Draft): void {
    const isEmpty = draft.reason === '' && draft.note === '' && draft.assignee === undefined;
    const text = isEmpty ? '' : JSON.stringify({ ...draft, at_ms: this.now_ms() } satisfies Stored);
    try {
      if (isEmpty) this.place.removeItem(PREFIX + subject);
      else this.place.setItem(PREFIX + subject, text);
      this.read.set(subject, { text, draft });
    } catch {
      this.read.set(subject, { text: this.place.getItem(PREFIX + subject) ?? '', draft });
    }
    this.tell();
  }

  forgetAll(): void {
    for (const name of this.names()) this.place.removeItem(name);
    this.read.clear();
    this.tell();
  }

  readonly subscribe = (onChange: () => void): (() => void) => {
    this.listeners.add(onChange);
    return () => {
      this.listeners.delete(onChange);
    };
  };

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  private names(): string[] {
    const all = Array.from({ length: this.place.length }, (_, at) => this.place.key(at) ?? '');
    return all.filter((name) => name.startsWith(PREFIX));
  }
}

/** Whether a draft, of whatever kind, was written longer ago than drafts are kept. */
export function isOld(text: string, now_ms: number): boolean {
  try {
    const { at_ms } = JSON.parse(text) as Record<string, unknown>;
    return typeof at_ms === 'number' && now_ms - at_ms > KEPT_MS;
  } catch {
    return false;
  }
}

function parsed(text: string): Stored | undefined {
  if (text === '') return undefined;
  try {
    const { reason, note, assignee, at_ms } = JSON.parse(text) as Record<string, unknown>;
    if (typeof reason !== 'string' || typeof note !== 'string' || typeof at_ms !== 'number') return undefined;
    return { reason, note, at_ms, ...(typeof assignee === 'string' && { assignee }) };
  } catch {
    return undefined;
  }
}

let shared: Drafts | undefined;

/** Those of this browser. */
export function drafts(): Drafts {
  shared ??= new Drafts(localStorage, Date.now);
  return shared;
}

/** The draft about a subject, and how to change it; every form about it shows the same. */
export function useDraft(subject: string): readonly [Draft, (draft: Draft) => void] {
  const kept = drafts();
  const draft = useSyncExternalStore(kept.subscribe, () => kept.of(subject));
  return [
    draft,
    (changed) => {
      kept.set(subject, changed);
    },
  ];
}
