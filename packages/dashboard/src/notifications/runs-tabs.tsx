/** Leads from runs to notifications, to the audit trail, to people and back. */
import { useMay } from '../api/session.tsx';
import { PageTabs } from '../parts/page-tabs.tsx';
import { strings } from '../strings.ts';

const TABS = [
  ['/runs', strings.runs.title],
  ['/notifications', strings.notifications.title],
  ['/audit', strings.audit.title],
] as const;

const PEOPLE = ['/people', strings.people.title] as const;

export function RunsTabs() {
  const isAdmin = useMay('admin');
  return <PageTabs label={strings.people.tabs} tabs={isAdmin ? [...TABS, PEOPLE] : TABS} />;
}
