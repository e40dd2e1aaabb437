/** Leads from labels to watchlists and back. */
import { PageTabs } from '../parts/page-tabs.tsx';
import { strings } from '../strings.ts';

const TABS = [
  ['/labels', strings.labels.title],
  ['/watches', strings.watches.title],
] as const;

export function LabelsTabs() {
  return <PageTabs label={strings.watches.tabs} tabs={TABS} />;
}
