/** One alert: the story, the scheme, why it is suspicious, what speaks against it, the proof, the decision. */
import { growthWords, typologyWords } from '@analytics/domain';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { DraftReport } from '../filings/draft-report.tsx';
import { formatCount } from '../format/number.ts';
import { localDuration } from '../format/time.ts';
import { capitalised, proofWords } from '../format/words.ts';
import { Allowed } from '../parts/allowed.tsx';
import { AddressName } from '../parts/address-name.tsx';
import { Fact } from '../parts/fact.tsx';
import { FailedPage } from '../parts/failed-page.tsx';
import { saveFile } from '../parts/save-file.ts';
import { SeverityBadge } from '../parts/severity-badge.tsx';
import { Loading } from '../parts/states.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { Worth } from '../parts/worth.tsx';
import { When } from '../parts/when.tsx';
import { participantsOf, type Participants } from '../drawing/participants.ts';
import { DrawingFigure } from '../drawing/drawing-figure.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { WatchMark } from '../watches/watch-mark.tsx';
import { AlertDecision } from './alert-decision.tsx';
import { Conditions } from './conditions.tsx';
import { Confidence } from './confidence.tsx';
import { Decisions } from './decisions.tsx';
import { Destinations } from '../evidence/destinations.tsx';
import { EntitiesAmong } from '../evidence/entities-among.tsx';
import { partOfAlert } from '../evidence/evidence-part.ts';
import { EvidenceTable } from '../evidence/evidence-table.tsx';
import { alertReportHtml, alertReportJson } from '../report/alert-report.ts';
import { InnocentReading } from '../evidence/innocent-reading.tsx';
import { PartNotice } from '../evidence/part-notice.tsx';
import { RoleTable } from '../evidence/role-table.tsx';
import { ScoreTerms } from './score-terms.tsx';
import { Suppression } from './suppression.tsx';
import { Story } from '../evidence/story.tsx';
import type { Sentence } from '../evidence/story.tsx';
import { VerifyAlert } from '../evidence/verify-button.tsx';
import { wholeEvidence } from '../evidence/whole-evidence.ts';

const text = strings.alert;

export function AlertPage({ alert_id }: { readonly alert_id: string }) {
  const client = useClient();
  const slice = useSlice();
  const { data, error, refetch } = useQuery({
    queryKey: ['alert', slice, alert_id],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/alerts/{alert_id}', { params: { path: { alert_id }, query: slice }, signal })),
  });
  if (error !== null)
    return <FailedPage name={strings.shell.one.alerts} error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what={text.what} />;
  return <AlertDossier alert={data} />;
}

function AlertDossier({ alert }: { readonly alert: ApiSchemas['AlertDetail'] }) {
  const { evidence } = alert;
  const client = useClient();
  const slice = useSlice();
  const participants = useMemo(() => participantsOf([alert]), [alert]);
  const part = partOfAlert(alert);
  const [pointed, setPointed] = useState<Sentence>();
  const [pinned, setPinned] = useState<Sentence>();
  const lit = pointed ?? pinned;
  const litIds = useMemo(() => (lit === undefined ? undefined : new Set(lit.transfer_ids)), [lit]);
  return (
    <article>
      <AlertHeading alert={alert} participants={participants} />
      <div className="alert-columns of-three">
        <div>
          <Story evidence={evidence} lit={lit} pinned={pinned} onPoint={setPointed} onPin={setPinned} />
        </div>
        <div className="proof">
          <section className="card">
            <h2>{text.scheme}</h2>
            <PartNotice part={part} hint={text.part_drawing} />
            <DrawingFigure
              drawing={alert.drawing}
              transfers={alert.transfers}
              participants={participants}
              lit={litIds}
              name={alert.alert_id}
            />
          </section>
          <EvidenceTable
            transfers={alert.transfers}
            lit={litIds}
            name={alert.alert_id}
            part={part}
            readAll={() => wholeEvidence(client, slice, alert.alert_id)}
          />
        </div>
        <div>
          <section className="card">
            <h2>{text.innocent}</h2>
            <InnocentReading innocent_reading={evidence.innocent_reading} limitations={alert.limitations} />
          </section>
          <Decisions alert={alert} />
          <Allowed scope="run">
            <Suppression alert={alert} />
          </Allowed>
        </div>
      </div>
      {evidence.trace !== undefined && <Destinations trace={evidence.trace} alert_id={alert.alert_id} />}
      <EntitiesAmong entities={alert.entities} />
      <div className="columns">
        <ScoreTerms title={text.severity} score={evidence.severity.score} terms={evidence.severity.terms} />
        <Confidence confidence={evidence.confidence} grade={proofWords(alert.proof_grade)} />
        <RoleTable participants={participants} />
      </div>
      <Conditions conditions={evidence.conditions} />
      <AlertDecision alert={alert} />
    </article>
  );
}

interface AlertHeadingProps {
  readonly alert: ApiSchemas['AlertDetail'];
  readonly participants: Participants;
}

function AlertHeading({ alert, participants }: AlertHeadingProps) {
  const { network } = useSlice();
  return (
    <header className="card">
      <div className="row spread">
        <h1>{capitalised(typologyWords(alert.typology_type))}</h1>
        <p className="row">
          <span className="quiet">{text.rank(alert.alert_rank)}</span>
          <SeverityBadge severity={alert.severity} />
          <StatusBadge status={alert.disposition_status} />
          <WatchMark lists={alert.watch_lists} />
          {alert.is_suppressed && <span className="badge amber">{strings.alerts.is_suppressed}</span>}
          {alert.grown_transfers > 0 && <strong>{capitalised(growthWords(alert))}</strong>}
        </p>
      </div>
      <dl className="facts across">
        <Fact name={strings.alerts.columns.address}>
          <AddressName address={alert.address} /> {participants.names.get(alert.address)}
        </Fact>
        <Fact name={text.facts.entered}>
          <Worth amount_usd={alert.entered_usd} turnover_usd={alert.volume_usd} />
        </Fact>
        <Fact name={text.facts.volume}>
          <Worth amount_usd={alert.volume_usd} />
        </Fact>
        <Fact name={text.facts.wallets}>{formatCount(alert.addresses_involved.length)}</Fact>
        <Fact name={text.facts.start}>
          <When at_ms={alert.start_time} />
        </Fact>
        <Fact name={text.facts.span}>{localDuration(alert.end_time - alert.start_time)}</Fact>
        <Fact name={text.fatf}>{text.fatf_categories[alert.fatf_category] ?? alert.fatf_category}</Fact>
        {alert.case !== null && (
          <Fact name={text.case}>
            <SliceLink to={`/cases/${alert.case.cluster_id}`}>{alert.case.cluster_id}</SliceLink>
          </Fact>
        )}
      </dl>
      <p className="quiet">
        {text.entered_hint} {strings.turnover_hint}
      </p>
      <div className="row spread">
        <VerifyAlert alert_id={alert.alert_id} />
        <div className="row">
          <SliceLink className="button" to="/trace" query={{ alert: alert.alert_id }}>
            {strings.trace.follow}
          </SliceLink>
          <SliceLink className="button" to="/canvas/new" query={{ alert: alert.alert_id }}>
            {strings.canvas.open}
          </SliceLink>
          <DraftReport subject_kind="alert" subject_id={alert.alert_id} />
          <button
            type="button"
            onClick={() => {
              saveFile(`${alert.alert_id}.html`, 'text/html', alertReportHtml(alert, participants, network));
            }}
          >
            {text.report}
          </button>
          <button
            type="button"
            onClick={() => {
              saveFile(`${alert.alert_id}.json`, 'application/json', alertReportJson(alert, participants, network));
            }}
          >
            {text.report_json}
          </button>
        </div>
      </div>
    </header>
  );
}
