/** A slice at a glance: what to read first, what changed, what the data covers and how the run went. */
import { useQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { compactUsd, exactUsd } from '../format/usd.ts';
import { FailedPage } from '../parts/failed-page.tsx';
import { Loading } from '../parts/states.tsx';
import { Usd } from '../parts/usd.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { AlertChanges } from './alert-changes.tsx';
import { SeverityCounts, TypologyCounts } from './alert-counts.tsx';
import { AlertHistory } from './alert-history.tsx';
import { Coverage, RunHealth } from './run-and-coverage.tsx';
import { WorstAlert } from './worst-alert.tsx';

const text = strings.overview;

export function OverviewPage() {
  const client = useClient();
  const slice = useSlice();
  const { data, error, refetch } = useQuery({
    queryKey: ['overview', slice],
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/overview', { params: { query: slice }, signal })),
  });
  if (error !== null) return <FailedPage name={text.title} error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what={text.what} />;
  const { alerts, changes } = data;
  const before = data.previous_date === null ? text.no_previous : text.against(data.previous_date);
  const previousAlerts = alerts.by_severity.reduce((sum, { previous_count }) => sum + previous_count, 0);
  const hasBefore = data.previous_date !== null;
  const counts = [
    [text.alerts, alerts.total_count, previousAlerts],
    [text.cases, alerts.case_count, alerts.previous_case_count],
    [text.patterns, data.pattern_count, data.previous_pattern_count],
    [text.addresses, data.address_count, data.previous_address_count],
  ] as const;
  return (
    <>
      <h1>{text.title}</h1>
      <p className="quiet">
        {before} · {strings.turnover_hint}
      </p>
      <dl className="tiles">
        <Tile
          name={text.suspected}
          now={Number(data.suspected_usd)}
          before={hasBefore ? Number(data.previous_suspected_usd) : undefined}
          format={compactUsd}
          exact={exactUsd}
        >
          <Usd amount_usd={data.suspected_usd} />
        </Tile>
        {counts.map(([name, now, previous]) => (
          <Tile key={name} name={name} now={now} before={hasBefore ? previous : undefined} format={formatCount}>
            {formatCount(now)}
            {name === text.alerts && <span className="open">{text.undecided(formatCount(alerts.open_count))}</span>}
          </Tile>
        ))}
      </dl>
      <WorstAlert alert_count={alerts.total_count} />
      <div className="masonry">
        <SeverityCounts counts={alerts.by_severity} hasBefore={hasBefore} />
        {hasBefore && <AlertChanges changes={changes} />}
        <AlertHistory history={data.history} />
        <RunHealth run={data.run} />
        <Coverage coverage={data.coverage} window_days={data.window_days} run={data.run} />
      </div>
      <TypologyCounts counts={alerts.by_typology} hasBefore={hasBefore} />
    </>
  );
}

interface TileProps {
  readonly name: string;
  readonly now: number;
  /** Undefined where there is nothing to compare with. */
  readonly before: number | undefined;
  readonly format: (value: number) => string;
  /** On hover, where what is shown is rounded. */
  readonly exact?: (value: number) => string;
  readonly children: React.ReactNode;
}

function Tile({ name, now, before, format, exact, children }: TileProps) {
  return (
    <div className="tile">
      <dt>{name}</dt>
      <dd>
        {children}
        {before !== undefined && <Difference difference={now - before} format={format} exact={exact} />}
      </dd>
    </div>
  );
}

interface DifferenceProps {
  readonly difference: number;
  readonly format: TileProps['format'];
  readonly exact: TileProps['exact'] | undefined;
}

function Difference({ difference, format, exact }: DifferenceProps) {
  return (
    <span className="delta" title={exact?.(difference)}>
      {difference > 0 ? '▲ +' : difference < 0 ? '▼ ' : '± '}
      {format(difference)}
    </span>
  );
}
