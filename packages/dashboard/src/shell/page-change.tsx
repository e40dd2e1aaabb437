/** What changes with the page besides the page: the title of the window, the focus and the place on it. */
import { useEffect, useRef, type RefObject } from 'react';
import { useLocation } from 'wouter';
import { strings } from '../strings.ts';
import { pageName } from './page-name.ts';

/** Stands before the page, so that a page may take the focus itself. */
export function PageChange({ content }: { readonly content: RefObject<HTMLElement | null> }) {
  const [location] = useLocation();
  const seen = useRef(location);
  useEffect(() => {
    document.title = `${pageName(location) || strings.shell.not_found} · ${strings.shell.title}`;
    if (seen.current === location) return;
    seen.current = location;
    // The link that had it is gone: without this the next Tab starts at the top, and nothing is read out.
    content.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [location, content]);
  return null;
}
