/** The highest-ranked alert that nobody has decided: what to open first. */
import { typologyWords } from '@analytics/domain';
import { useQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { capitalised } from '../format/words.ts';
import { firstSentences } from '../format/first-sentences.ts';
import { SeverityBadge } from '../parts/severity-badge.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { Worth } from '../parts/worth.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.overview;
/** Letters; three lines. */
const SUMMARY = 320;
/** Its next one is undecided too. */
const OPEN = { status: 'open' };

export function WorstAlert({ alert_count }: { readonly alert_count: number }) {
  const client = useClient();
  const slice = useSlice();
  const { data, error, refetch } = useQuery({
    queryKey: ['worst', slice],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/alerts', { params: { query: { ...slice, status: ['open'], limit: 1 } }, signal })),
  });
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what={text.worst_what} />;
  const [worst] = data.alerts;
  if (worst === undefined)
    return <p className={alert_count > 0 ? 'good' : 'quiet'}>{alert_count > 0 ? text.all_decided : text.no_alert}</p>;
  return (
    <section className="card worst">
      <div className="row spread">
        <h2>{text.worst}</h2>
        <SeverityBadge severity={worst.severity} />
      </div>
      <p className="lead">
        {capitalised(typologyWords(worst.typology_type))} · {strings.alert.facts.entered}{' '}
        <Worth amount_usd={worst.entered_usd} turnover_usd={worst.volume_usd} />
      </p>
      <p className="summary-text">{firstSentences(worst.description, SUMMARY)}</p>
      <SliceLink className="button primary" to={`/alerts/${worst.alert_id}`} query={OPEN}>
        {text.worst_open}
      </SliceLink>
    </section>
  );
}
