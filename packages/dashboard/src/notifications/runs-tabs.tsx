/** Leads from runs to notifications, to the audit trail and back. */
import { PageTabs } from '../parts/page-tabs.tsx';
import { strings } from '../strings.ts';

const TABS = [
  ['/runs', strings.runs.title],
  ['/notifications', strings.notifications.title],
  ['/audit', strings.audit.title],
] as const;

export function RunsTabs() {
  return <PageTabs label={strings.notifications.tabs} tabs={TABS} />;
}
