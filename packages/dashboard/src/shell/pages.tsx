/** Which page stands at which address. Each is loaded when it is first opened. */
import { Suspense, lazy } from 'react';
import { Route, Switch } from 'wouter';
import { Empty, Loading } from '../parts/states.tsx';
import { OverviewPage } from '../overview/overview-page.tsx';
import { useSliceState } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const AlertsPage = lazy(async () => ({ default: (await import('../alerts/alerts-page.tsx')).AlertsPage }));
const AlertPage = lazy(async () => ({ default: (await import('../alert/alert-page.tsx')).AlertPage }));

export function Pages() {
  const { slice } = useSliceState();
  if (slice === undefined) return <Empty title={strings.shell.no_slice} hint={strings.shell.no_slice_hint} />;
  return (
    <Suspense fallback={<Loading what={strings.shell.title} />}>
      <Switch>
        <Route path="/">
          <OverviewPage />
        </Route>
        <Route path="/alerts">
          <AlertsPage />
        </Route>
        <Route path="/alerts/:alert_id">{({ alert_id }) => <AlertPage key={alert_id} alert_id={alert_id} />}</Route>
        <Route>
          <Empty title={strings.shell.not_found} hint={strings.shell.not_found_hint} />
        </Route>
      </Switch>
    </Suspense>
  );
}
