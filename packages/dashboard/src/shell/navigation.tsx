/** The pages by name; the one that is open is marked. */
import { Link, useLocation } from 'wouter';
import { useSliceHref } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';

const { pages } = strings.shell;

const PAGES = [
  ['/', pages.overview],
  ['/cases', pages.cases],
  ['/alerts', pages.alerts],
  ['/filings', pages.filings],
  ['/addresses', pages.addresses],
  ['/trace', pages.trace],
  ['/canvas', pages.canvas],
  ['/patterns', pages.patterns],
  ['/features', pages.features],
  ['/typologies', pages.typologies],
  ['/labels', pages.labels],
  ['/evaluation', pages.evaluation],
  ['/runs', pages.runs],
] as const;

/** Pages that are reached from another one, by tabs. */
const BESIDE: Readonly<Record<string, readonly string[] | undefined>> = {
  '/cases': ['/workload', '/week'],
  '/labels': ['/watches'],
  '/runs': ['/notifications', '/audit', '/people'],
};

export function Navigation() {
  const [location] = useLocation();
  const href = useSliceHref();
  return (
    <nav aria-label={strings.shell.navigation}>
      <ul>
        {PAGES.map(([path, name]) => {
          const isOpen =
            path === '/' ? location === '/' : [path, ...(BESIDE[path] ?? [])].some((one) => location.startsWith(one));
          return (
            <li key={path}>
              <Link href={href(path)} {...(isOpen ? { 'aria-current': 'page' as const } : {})}>
                {name}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
