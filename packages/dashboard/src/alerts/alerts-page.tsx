/** Every alert of the slice: filter, sort, read beside the table, decide one or many. */
import { useSearchParams } from 'wouter';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { alertFilter } from './alert-filter.ts';
import { AlertFilters } from './alert-filters.tsx';
import { AlertList } from './alert-list.tsx';
import { WorkQueues } from './work-queues.tsx';

export function AlertsPage() {
  const [params] = useSearchParams();
  const slice = useSlice();
  const filter = alertFilter(params);
  return (
    <>
      <h1>{strings.alerts.title}</h1>
      <WorkQueues />
      <AlertFilters />
      {/* Another list is another start: what was selected in this one must not be decided out of sight. */}
      <AlertList key={JSON.stringify([slice, filter])} filter={filter} />
    </>
  );
}
