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

/** By name. What is no view is left out: storage is the reader's to edit. */
export function savedViews(kept: Kept): readonly SavedView[] {
  return parsed(kept.getItem(STORED)).flatMap((one) => {
    const { name, params } = (one ?? {}) as Record<string, unknown>;
    if (typeof name !== 'string' || name === '' || typeof params !== 'object' || params === null) return [];
    const texts = Object.entries(params).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return [{ name, params: Object.fromEntries(texts) }];
  });
}

/** In place of one of that name; the oldest beyond thirty goes. */
export function saveView(kept: Kept, view: SavedView): readonly SavedView[] {
  const others = savedViews(kept).filter(({ name }) => name !== view.name);
  return store(kept, [...others.slice(1 - MAX_VIEWS), view]);
}

export function forgetView(kept: Kept, name: string): readonly SavedView[] {
  return store(
    kept,
    savedViews(kept).filter((view) => view.name !== name),
  );
}

function store(kept: Kept, views: readonly SavedView[]): readonly SavedView[] {
  const byName = views.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  try {
    kept.setItem(STORED, JSON.stringify(byName));
  } catch {
    // A browser that keeps nothing shows them until the page goes.
  }
  return byName;
}

function parsed(text: string | null): readonly unknown[] {
  try {
    const found: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}
