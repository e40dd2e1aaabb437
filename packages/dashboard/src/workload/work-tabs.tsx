/** Leads from cases to the workload, to the week and back. */
import { PageTabs } from '../parts/page-tabs.tsx';
import { strings } from '../strings.ts';

const TABS = [
  ['/cases', strings.cases.title],
  ['/workload', strings.workload.title],
  ['/week', strings.week.title],
] as const;

export function WorkTabs() {
  return <PageTabs label={strings.case_work.tabs} tabs={TABS} />;
}
