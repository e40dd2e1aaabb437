/** A slice at a glance: what to read first, what changed, what the data covers and how the run went. */
import { useQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { compactUsd } from '../format/usd.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { Usd } from '../parts/usd.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { AlertChanges } from './alert-changes.tsx';
import { AlertCounts } from './alert-counts.tsx';
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
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what={text.what} />;
  const { alerts, changes } = data;
  const before = data.previous_date === null ? text.no_previous : text.against(data.previous_date);
  const previousAlerts = alerts.by_severity.reduce((sum, { previous_count }) => sum + previous_count, 0);
  const hasBefore = data.previous_date !== null;
  return (
    <>
      <h1>{text.title}</h1>
      <p className="quiet">{before}</p>
      <dl className="tiles">
        <Tile
          name={text.suspected}
          delta={hasBefore ? Number(data.suspected_usd) - Number(data.previous_suspected_usd) : undefined}
          format={compactUsd}
        >
          <Usd amount_usd={data.suspected_usd} />
        </Tile>
        <Tile
          name={text.alerts}
          delta={hasBefore ? alerts.total_count - previousAlerts : undefined}
          format={formatCount}
        >
          {formatCount(alerts.total_count)}
        </Tile>
        <Tile name={text.cases}>{formatCount(alerts.case_count)}</Tile>
        <Tile name={text.patterns}>{formatCount(data.pattern_count)}</Tile>
        <Tile name={text.addresses}>{formatCount(data.address_count)}</Tile>
      </dl>
      <WorstAlert />
      <div className="columns">
        <AlertCounts alerts={alerts} hasBefore={hasBefore} />
        <div>
          {hasBefore && <AlertChanges changes={changes} />}
          <AlertHistory history={data.history} />
        </div>
        <div>
          <RunHealth run={data.run} />
          <Coverage coverage={data.coverage} window_days={data.window_days} run={data.run} />
        </div>
      </div>
    </>
  );
}

interface TileProps {
  readonly name: string;
  readonly delta?: number | undefined;
  readonly format?: (value: number) => string;
  readonly children: React.ReactNode;
}

function Tile({ name, delta, format, children }: TileProps) {
  return (
    <div className="tile">
      <dt>{name}</dt>
      <dd>
        {children}
        {delta !== undefined && format !== undefined && (
          <span className="delta">
            {delta > 0 ? '▲ +' : delta < 0 ? '▼ ' : '± '}
            {format(delta)}
          </span>
        )}
      </dd>
    </div>
  );
}
