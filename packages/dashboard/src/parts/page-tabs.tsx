/** Leads from a page to those beside it and back. */
import { useLocation } from 'wouter';
import { SliceLink } from '../slice/slice-link.tsx';

interface PageTabsProps {
  readonly label: string;
  readonly tabs: readonly (readonly [path: string, name: string])[];
}

export function PageTabs({ label, tabs }: PageTabsProps) {
  const [location] = useLocation();
  return (
    <nav className="queues" aria-label={label}>
      {tabs.map(([path, name]) => (
        <SliceLink key={path} to={path} aria-current={location === path ? 'true' : undefined}>
          {name}
        </SliceLink>
      ))}
    </nav>
  );
}
