/** What the page at a path is called: for the title of the window, and for a page that could not be drawn. */
import { strings } from '../strings.ts';

const { pages, one } = strings.shell;

/** `Alerts`; `Alert a1f0`; '' where no page stands. */
export function pageName(path: string): string {
  const [first = 'overview', id, ...rest] = path.split('/').filter((part) => part !== '');
  // As the router has it.
  const kind = first.toLowerCase();
  if (rest.length > 0) return '';
  if (id === undefined) return isIn(pages, kind) ? pages[kind] : '';
  return isIn(one, kind) ? `${one[kind]} ${readable(id)}` : '';
}

function isIn<T extends object>(names: T, kind: string): kind is keyof T & string {
  return Object.hasOwn(names, kind);
}

function readable(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
