/** Leads from labels to watchlists and back. */
import { useLocation } from 'wouter';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';

const TABS = [
  ['/labels', strings.labels.title],
  ['/watches', strings.watches.title],
] as const;

export function LabelsTabs() {
  const [location] = useLocation();
  return (
    <nav className="queues" aria-label={strings.watches.tabs}>
      {TABS.map(([path, name]) => (
        <SliceLink key={path} to={path} aria-current={location === path ? 'true' : undefined}>
          {name}
        </SliceLink>
      ))}
    </nav>
  );
}
