/** One structural pattern: drawn, with its roles and its evidence. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { evidencePart } from '../evidence/evidence-part.ts';
import { EvidenceTable } from '../evidence/evidence-table.tsx';
import { PartNotice } from '../evidence/part-notice.tsx';
import { RoleTable } from '../evidence/role-table.tsx';
import { VerifyPattern } from '../evidence/verify-button.tsx';
import { answerOf, useClient } from '../api/session.tsx';
import { formatShare } from '../format/number.ts';
import { capitalised, proofWords, words } from '../format/words.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Fact } from '../parts/fact.tsx';
import { FailedPage } from '../parts/failed-page.tsx';
import { Loading } from '../parts/states.tsx';
import { Usd } from '../parts/usd.tsx';
import { When } from '../parts/when.tsx';
import { participantsOf } from '../drawing/participants.ts';
import { PATTERN_DRAWINGS } from '../drawing/layout.ts';
import { DrawingFigure } from '../drawing/drawing-figure.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.patterns;

export function PatternPage({ pattern_id }: { readonly pattern_id: string }) {
  const client = useClient();
  const slice = useSlice();
  const { data, error, refetch } = useQuery({
    queryKey: ['pattern', slice, pattern_id],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/patterns/{pattern_id}', { params: { path: { pattern_id }, query: slice }, signal })),
  });
  const participants = useMemo(
    () => participantsOf(data === undefined ? [] : [{ ...data.pattern, labels: data.labels }]),
    [data],
  );
  if (error !== null)
    return <FailedPage name={strings.shell.one.patterns} error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what={text.what} />;
  const { pattern } = data;
  const part = evidencePart(data.transfers, {
    evidence_count: pattern.evidence_transaction_count,
    volume_usd: pattern.evidence_volume_usd,
  });
  return (
    <article>
      <header className="card">
        <h1>{capitalised(words(pattern.pattern_subtype === '' ? pattern.pattern_type : pattern.pattern_subtype))}</h1>
        <dl className="facts across">
          <Fact name={text.volume}>
            <Usd amount_usd={pattern.evidence_volume_usd} />
          </Fact>
          <Fact name={text.start}>
            <When at_ms={pattern.pattern_start_time} />
          </Fact>
          <div>
            <dt>{text.id}</dt>
            <dd className="address">
              {pattern.pattern_id} <CopyButton text={pattern.pattern_id} what={strings.copy.id} />
            </dd>
          </div>
          <Fact name={text.proof}>{proofWords(pattern.proof_grade)}</Fact>
          <Fact name={text.confidence}>{formatShare(pattern.confidence_score)}</Fact>
          <Fact name={text.alerts}>
            {data.alert_ids.length === 0
              ? text.no_alert
              : data.alert_ids.map((alert_id) => (
                  <SliceLink key={alert_id} to={`/alerts/${alert_id}`}>
                    {alert_id}{' '}
                  </SliceLink>
                ))}
          </Fact>
        </dl>
        <VerifyPattern pattern_id={pattern.pattern_id} />
      </header>
      <section className="card">
        <h2>{strings.alert.scheme}</h2>
        <PartNotice part={part} hint={strings.alert.part_pattern} />
        <DrawingFigure
          drawing={PATTERN_DRAWINGS[pattern.pattern_type]}
          transfers={data.transfers}
          participants={participants}
          name={pattern.pattern_id}
        />
      </section>
      <EvidenceTable transfers={data.transfers} lit={undefined} name={pattern.pattern_id} part={part} />
      <RoleTable participants={participants} />
    </article>
  );
}
