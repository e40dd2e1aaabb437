/** A case beside the table, so that the place in it is not lost: what its first alerts say. */
import { typologyWords } from '@analytics/domain';
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

export function CasePanel({ one, onClose }: { readonly one: Case; readonly onClose: () => void }) {
  const client = useClient();
  const slice = useSlice();
  const query = { ...slice, cluster_id: one.cluster_id, include_suppressed: 'true', limit: SHOWN } as const;
  const { data, error, refetch } = useQuery({
    queryKey: ['alerts of a case', query],
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/alerts', { params: { query }, signal })),
  });
  return (
    <aside className="card panel" aria-label={text.panel}>
      <div className="row spread">
        <h2>{caseTitle(one.typology_types)}</h2>
        <button type="button" className="plain" aria-label={strings.actions.close} onClick={onClose}>
          <span aria-hidden="true">✕</span>
        </button>
      </div>
      <p>
        <SliceLink className="button primary" to={`/cases/${one.cluster_id}`}>
          {text.open_page}
        </SliceLink>
      </p>
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
