/** Which page stands at which address. Each is loaded when it is first opened. */
import { Suspense, type ReactNode } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { useSession } from '../api/session.tsx';
import { addressInPath } from '../addresses/address-in-path.ts';
import { Loading } from '../parts/states.tsx';
import { OverviewPage } from '../overview/overview-page.tsx';
import { useFollowedDecisions } from '../slice/follow-decisions.ts';
import { sliceParams, useSliceState, type SliceChoice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { lazyPage } from './lazy-page.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { pageName } from './page-name.ts';
import { WithoutSlice } from './without-slice.tsx';

const AlertsPage = lazyPage(async () => (await import('../alerts/alerts-page.tsx')).AlertsPage);
const AlertPage = lazyPage(async () => (await import('../alert/alert-page.tsx')).AlertPage);
const CasesPage = lazyPage(async () => (await import('../cases/cases-page.tsx')).CasesPage);
const CasePage = lazyPage(async () => (await import('../cases/case-page.tsx')).CasePage);
const FilingsPage = lazyPage(async () => (await import('../filings/filings-page.tsx')).FilingsPage);
const FilingPage = lazyPage(async () => (await import('../filings/filing-page.tsx')).FilingPage);
const WorkloadPage = lazyPage(async () => (await import('../workload/workload-page.tsx')).WorkloadPage);
const WeekPage = lazyPage(async () => (await import('../workload/week-page.tsx')).WeekPage);
const FindAddressPage = lazyPage(async () => (await import('../addresses/find-address-page.tsx')).FindAddressPage);
const AddressPage = lazyPage(async () => (await import('../addresses/address-page.tsx')).AddressPage);
const TracesPage = lazyPage(async () => (await import('../trace/traces-page.tsx')).TracesPage);
const TracePage = lazyPage(async () => (await import('../trace/trace-page.tsx')).TracePage);
const CanvasesPage = lazyPage(async () => (await import('../canvas/canvases-page.tsx')).CanvasesPage);
const CanvasPage = lazyPage(async () => (await import('../canvas/canvas-page.tsx')).CanvasPage);
const PatternsPage = lazyPage(async () => (await import('../patterns/patterns-page.tsx')).PatternsPage);
const PatternPage = lazyPage(async () => (await import('../patterns/pattern-page.tsx')).PatternPage);
const FeaturesPage = lazyPage(async () => (await import('../features/features-page.tsx')).FeaturesPage);
const TypologiesPage = lazyPage(async () => (await import('../typologies/typologies-page.tsx')).TypologiesPage);
const LabelsPage = lazyPage(async () => (await import('../labels/labels-page.tsx')).LabelsPage);
const WatchesPage = lazyPage(async () => (await import('../watches/watches-page.tsx')).WatchesPage);
const EvaluationPage = lazyPage(async () => (await import('../evaluation/evaluation-page.tsx')).EvaluationPage);
const NotificationsPage = lazyPage(
  async () => (await import('../notifications/notifications-page.tsx')).NotificationsPage,
);
const AuditPage = lazyPage(async () => (await import('../audit/audit-page.tsx')).AuditPage);
const HeldPage = lazyPage(async () => (await import('../held/held-page.tsx')).HeldPage);
const PeoplePage = lazyPage(async () => (await import('../people/people-page.tsx')).PeoplePage);
const SignInPage = lazyPage(async () => (await import('../signing/sign-in-page.tsx')).SignInPage);
const SignedInPage = lazyPage(async () => (await import('../signing/signed-in-page.tsx')).SignedInPage);
const RunsPage = lazyPage(async () => (await import('../runs/runs-page.tsx')).RunsPage);

/** Pages that no date is a part of. */
const OF_NETWORK = new Set(['/runs', '/notifications', '/audit', '/people', '/typologies', '/labels', '/filings']);

/**
 * What was entered, drawn or verified on one date says nothing about another; runs and parameters are of the network.
 */
function keyOf(location: string, slice: SliceChoice | undefined): string {
  if (slice === undefined || OF_NETWORK.has(location)) return location;
  return `${location} ${sliceParams(slice).toString()}`;
}

/** What stands in place of any page while nobody has signed in, and where a sign-in ends. */
function useSigningPage(): ReactNode {
  const { who, lost, has_key } = useSession();
  const [location] = useLocation();
  if (location === '/signed-in') return <SignedInPage />;
  const isNobody = who?.signed_in_by === 'nobody' && who.has_sign_in && lost === undefined && !has_key;
  return location === '/sign-in' || isNobody ? <SignInPage /> : undefined;
}

export function Pages() {
  const { slice, network, isRead, failure } = useSliceState();
  useFollowedDecisions();
  const [location] = useLocation();
  // Where nothing is published yet, a run can be started.
  const canRun = location === '/runs' && isRead && failure === undefined && network !== '';
  const signing = useSigningPage();
  if (signing !== undefined) {
    return (
      <PageBoundary key={location} name={pageName(location)}>
        <Suspense fallback={<Loading what={strings.shell.title} />}>{signing}</Suspense>
      </PageBoundary>
    );
  }
  if (slice === undefined && !canRun && location !== '/people') return <WithoutSlice />;
  return (
    <PageBoundary key={keyOf(location, slice)} name={pageName(location)}>
      <Suspense fallback={<Loading what={strings.shell.title} />}>
        <Switch>
          <Route path="/">
            <OverviewPage />
          </Route>
          <Route path="/alerts">
            <AlertsPage />
          </Route>
          <Route path="/alerts/:alert_id">{({ alert_id }) => <AlertPage key={alert_id} alert_id={alert_id} />}</Route>
          <Route path="/cases">
            <CasesPage />
          </Route>
          <Route path="/cases/:cluster_id">
            {({ cluster_id }) => <CasePage key={cluster_id} cluster_id={cluster_id} />}
          </Route>
          <Route path="/filings">
            <FilingsPage />
          </Route>
          <Route path="/filings/:filing_id">
            {({ filing_id }) => <FilingPage key={filing_id} filing_id={filing_id} />}
          </Route>
          <Route path="/workload">
            <WorkloadPage />
          </Route>
          <Route path="/week">
            <WeekPage />
          </Route>
          <Route path="/addresses">
            <FindAddressPage />
          </Route>
          <Route path="/addresses/:address">
            {({ address }) => <AddressPage key={address} address={addressInPath(window.location.pathname)} />}
          </Route>
          <Route path="/trace">
            <TracesPage />
          </Route>
          <Route path="/trace/:trace_id">{({ trace_id }) => <TracePage key={trace_id} trace_id={trace_id} />}</Route>
          <Route path="/canvas">
            <CanvasesPage />
          </Route>
          <Route path="/canvas/:canvas_id">
            {({ canvas_id }) => <CanvasPage key={canvas_id} canvas_id={canvas_id} />}
          </Route>
          <Route path="/patterns">
            <PatternsPage />
          </Route>
          <Route path="/patterns/:pattern_id">
            {({ pattern_id }) => <PatternPage key={pattern_id} pattern_id={pattern_id} />}
          </Route>
          <Route path="/features">
            <FeaturesPage />
          </Route>
          <Route path="/typologies">
            <TypologiesPage />
          </Route>
          <Route path="/labels">
            <LabelsPage />
          </Route>
          <Route path="/watches">
            <WatchesPage />
          </Route>
          <Route path="/evaluation">
            <EvaluationPage />
          </Route>
          <Route path="/notifications">
            <NotificationsPage />
          </Route>
          <Route path="/audit">
            <AuditPage />
          </Route>
          <Route path="/held">
            <HeldPage />
          </Route>
          <Route path="/people">
            <PeoplePage />
          </Route>
          <Route path="/runs">
            <RunsPage />
          </Route>
          <Route>
            <h1>{strings.shell.not_found}</h1>
            <p>{strings.shell.not_found_hint}</p>
          </Route>
        </Switch>
      </Suspense>
    </PageBoundary>
  );
}
