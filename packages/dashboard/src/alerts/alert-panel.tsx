/** One alert beside the table, so that the place in it is not lost. */
import { typologyWords, type DispositionStatus } from '@analytics/domain';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount, formatShare } from '../format/number.ts';
import { capitalised } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { Fact } from '../parts/fact.tsx';
import { SeverityBadge } from '../parts/severity-badge.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { Worth } from '../parts/worth.tsx';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { listAct } from '../parts/list-keys.ts';
import type { Alert, ReadAlert } from './alert-columns.tsx';
import { listParams } from './alert-filter.ts';
import { DecideButtons } from './decide-buttons.tsx';
import { STATUS_OF_KEY } from './decision-keys.ts';

const { columns, panel, open_page, is_suppressed } = strings.alerts;

interface AlertPanelProps {
  readonly alert_id: string;
  /** As the table holds it; undefined where it has not come to it, or no longer does. */
  readonly listed: Alert | undefined;
  readonly onClose: () => void;
  readonly onDecide: (alert: ReadAlert, status: DispositionStatus | undefined) => void;
}

export function AlertPanel({ alert_id, listed, onClose, onDecide }: AlertPanelProps) {
  const client = useClient();
  const slice = useSlice();
  const { data, error, refetch } = useQuery({
    queryKey: ['alert', slice, alert_id],
    enabled: listed === undefined,
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/alerts/{alert_id}', { params: { path: { alert_id }, query: slice }, signal })),
  });
  const alert: ReadAlert | undefined =
    listed ??
    (data && {
      ...data,
      address_count: data.addresses_involved.length,
      suspect_count: data.suspect_addresses.length,
    });
  return (
    <aside
      className="card panel"
      aria-label={panel}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        if (alert === undefined || listAct(event) !== 'decide') return;
        event.preventDefault();
        onDecide(alert, STATUS_OF_KEY.get(event.key));
      }}
    >
      <div className="row spread">
        <h2>{alert === undefined ? panel : capitalised(typologyWords(alert.typology_type))}</h2>
        <button type="button" className="plain" aria-label={strings.actions.close} onClick={onClose}>
          <span aria-hidden="true">✕</span>
        </button>
      </div>
      {alert !== undefined && (
        <>
          <Glance alert={alert} />
          <DecideButtons
            onDecide={(status) => {
              onDecide(alert, status);
            }}
          />
          <p className="story-text">{alert.description}</p>
        </>
      )}
      {alert === undefined && error === null && <Loading what={strings.alert.what} />}
      {alert === undefined && error !== null && <Failure error={error} onRetry={() => void refetch()} />}
    </aside>
  );
}

type GlanceFields =
  | 'alert_id'
  | 'severity'
  | 'disposition_status'
  | 'address'
  | 'entered_usd'
  | 'volume_usd'
  | 'alert_confidence_score'
  | 'address_count'
  | 'start_time'
  | 'is_suppressed';

function Glance({ alert }: { readonly alert: Pick<Alert, GlanceFields> }) {
  const [params] = useSearchParams();
  return (
    <>
      <p className="row">
        <SeverityBadge severity={alert.severity} /> <StatusBadge status={alert.disposition_status} />{' '}
        {alert.is_suppressed && <span className="badge amber">{is_suppressed}</span>}
      </p>
      <dl className="facts">
        <Fact name={columns.address}>
          <AddressName address={alert.address} />
        </Fact>
        <Fact name={columns.entered}>
          <Worth amount_usd={alert.entered_usd} turnover_usd={alert.volume_usd} />
        </Fact>
        <Fact name={columns.confidence}>{formatShare(alert.alert_confidence_score)}</Fact>
        <Fact name={columns.involved}>{formatCount(alert.address_count)}</Fact>
        <Fact name={columns.start}>
          <When at_ms={alert.start_time} />
        </Fact>
      </dl>
      <p>
        <SliceLink className="button primary" to={`/alerts/${alert.alert_id}`} query={listParams(params)}>
          {open_page}
        </SliceLink>
      </p>
    </>
  );
}
