/** Views of the alerts that the reader gave a name; the browser keeps them (docs/decisions/0016). */
const STORED = 'analytics-alert-views';
const MAX_VIEWS = 30;
export const MAX_NAME = 60;

export interface SavedView {
  readonly name: string;
  /** The parameters of the filter as they stand in the URL. */
  readonly params: Readonly<Record<string, string>>;
}

type Kept = Pick<Storage, 'getItem' | 'setItem'>;

/** In the order in which they were saved. What is no view is left out: storage is the reader's to edit. */
export function savedViews(kept: Kept): readonly SavedView[] {
  return parsed(kept.getItem(STORED)).flatMap((one) => {
    const { name, params } = (one ?? {}) as Record<string, unknown>;
    if (typeof name !== 'string' || name === '' || typeof params !== 'object' || params === null) return [];
    const texts = Object.entries(params).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return [{ name, params: Object.fromEntries(texts) }];
  });
}

/** In place of one of that name; the one that was saved first goes beyond thirty. */
export function withView(views: readonly SavedView[], view: SavedView): readonly SavedView[] {
  return [...withoutView(views, view.name), view].slice(-MAX_VIEWS);
}

export function withoutView(views: readonly SavedView[], name: string): readonly SavedView[] {
  return views.filter((view) => view.name !== name);
}

/** A browser that keeps nothing shows them until the page goes. */
export function keepViews(kept: Kept, views: readonly SavedView[]): void {
  try {
    kept.setItem(STORED, JSON.stringify(views));
  } catch {
    // Storage that is full or forbidden.
  }
}

function parsed(text: string | null): readonly unknown[] {
  try {
    const found: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}
