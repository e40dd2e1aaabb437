/** A page that is loaded when it is first opened. */
import { lazy, type ComponentType } from 'react';
import { partNotLoaded } from '../api/problem-error.ts';

const failed = new Set<() => void>();

/** As React's lazy(), which remembers a failure for good; this one does so until forgetFailedPages(). */
export function lazyPage<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const ask = () =>
    lazy(async () => {
      try {
        return { default: await load() };
      } catch {
        failed.add(() => {
          Asked = ask();
        });
        throw partNotLoaded();
      }
    });
  let Asked = ask();
  return function LazyPage(props: Props) {
    return <Asked {...props} />;
  };
}

/** What could not be loaded is asked for again when it is next drawn. */
export function forgetFailedPages(): void {
  for (const forget of failed) forget();
  failed.clear();
}
