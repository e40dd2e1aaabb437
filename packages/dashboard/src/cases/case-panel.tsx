/** A case beside the table, so that the place in it is not lost: what its first alerts say. */
import { typologyWords, type DispositionStatus } from '@analytics/domain';
import { useSearchParams } from 'wouter';
import { DecideButtons } from '../alerts/decide-buttons.tsx';
import { STATUS_OF_KEY } from '../alerts/decision-keys.ts';
import { listAct } from '../parts/list-keys.ts';
import { caseListParams } from './case-filter.ts';
import { useQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { capitalised } from '../format/words.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { SeverityBadge } from '../parts/severity-badge.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { caseTitle } from './case-title.ts';
import type { Case } from './case-columns.tsx';

const text = strings.cases;
const SHOWN = 3;

interface CasePanelProps {
  readonly one: Case;
  readonly onClose: () => void;
  readonly onDecide: (status: DispositionStatus | undefined) => void;
}

export function CasePanel({ one, onClose, onDecide }: CasePanelProps) {
  const [params] = useSearchParams();
  const client = useClient();
  const slice = useSlice();
  const query = { ...slice, cluster_id: one.cluster_id, include_suppressed: 'true', limit: SHOWN } as const;
  const { data, error, refetch } = useQuery({
    queryKey: ['alerts of a case', query],
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/alerts', { params: { query }, signal })),
  });
  return (
    <aside
      className="card panel"
      aria-label={text.panel}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        if (listAct(event) !== 'decide') return;
        event.preventDefault();
        onDecide(STATUS_OF_KEY.get(event.key));
      }}
    >
      <div className="row spread">
        <h2>{caseTitle(one.typology_types)}</h2>
        <button type="button" className="plain" aria-label={strings.actions.close} onClick={onClose}>
          <span aria-hidden="true">✕</span>
        </button>
      </div>
      <p>
        <SliceLink className="button primary" to={`/cases/${one.cluster_id}`} query={caseListParams(params)}>
          {text.open_page}
        </SliceLink>
      </p>
      <DecideButtons onDecide={onDecide} />
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Loading what={strings.alerts.what} />}
      {data?.alerts.map((alert) => (
        <section key={alert.alert_id}>
          <h3>
            <SeverityBadge severity={alert.severity} /> {capitalised(typologyWords(alert.typology_type))}{' '}
            <StatusBadge status={alert.disposition_status} />
          </h3>
          <p className="story-text">{alert.description}</p>
        </section>
      ))}
      {data !== undefined && data.total_count > SHOWN && (
        <p className="quiet">{strings.overview.more(formatCount(data.total_count - SHOWN))}</p>
      )}
    </aside>
  );
}
