/**
 * One case: what happened alert by alert, all of its money in one drawing, who took part, its evidence, one decision
 * for all.
 */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ApiPaths } from '@analytics/api-client';
import { DecideForm } from '../alerts/decide-form.tsx';
import { subjectOfAlerts } from '../alerts/decision-subject.ts';
import { answerOf, useClient } from '../api/session.tsx';
import { partOfCase } from '../evidence/evidence-part.ts';
import { EntitiesAmong } from '../evidence/entities-among.tsx';
import { EvidenceTable } from '../evidence/evidence-table.tsx';
import { PartNotice } from '../evidence/part-notice.tsx';
import { RoleTable } from '../evidence/role-table.tsx';
import type { Sentence } from '../evidence/story.tsx';
import { wholeEvidenceOf } from '../evidence/whole-evidence.ts';
import { AddressName } from '../parts/address-name.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Fact } from '../parts/fact.tsx';
import { saveFile } from '../parts/save-file.ts';
import { FailedPage } from '../parts/failed-page.tsx';
import { SeverityBadge } from '../parts/severity-badge.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { Worth } from '../parts/worth.tsx';
import { DraftReport } from '../filings/draft-report.tsx';
import { formatCount } from '../format/number.ts';
import { words } from '../format/words.ts';
import { drawingOfAll } from '../drawing/layout.ts';
import { DrawingFigure } from '../drawing/drawing-figure.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import type { CaseDossier } from './case-dossier.ts';
import { caseReportHtml, caseReportJson } from '../report/case-report.ts';
import { CaseDecision } from './case-decision.tsx';
import { CaseStories } from './case-stories.tsx';
import { caseTitle } from './case-title.ts';
import { useCaseDossier } from './use-case-dossier.ts';

const text = strings.cases;

type Case = ApiPaths['/api/v1/cases/{cluster_id}']['get']['responses']['200']['content']['application/json'];

export function CasePage({ cluster_id }: { readonly cluster_id: string }) {
  const client = useClient();
  const slice = useSlice();
  const { data, error, refetch } = useQuery({
    queryKey: ['case', slice, cluster_id],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/cases/{cluster_id}', { params: { path: { cluster_id }, query: slice }, signal })),
  });
  const { dossier, error: refused, retry } = useCaseDossier(data?.alerts.map(({ alert_id }) => alert_id) ?? []);
  if (error !== null) return <FailedPage name={strings.shell.one.cases} error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what={text.what} />;
  return (
    <article>
      <CaseHeading one={data} dossier={dossier} />
      {refused !== null && <Failure error={refused} onRetry={retry} />}
      {refused === null && dossier === undefined && <Loading what={strings.alert.what} />}
      {dossier !== undefined && <CaseBody one={data} dossier={dossier} />}
      <section className="card">
        <h2>{strings.decide.title(data.alerts.length)}</h2>
        <DecideForm about={subjectOfAlerts(data.alerts)} />
      </section>
      <CaseDecision one={data} about={subjectOfAlerts(data.alerts)} />
    </article>
  );
}

interface CaseHeadingProps {
  readonly one: Case;
  readonly dossier: CaseDossier | undefined;
}

function CaseHeading({ one, dossier }: CaseHeadingProps) {
  const { cluster_id } = one;
  return (
    <header className="card">
      <div className="row spread">
        <h1>{caseTitle(one.typology_types)}</h1>
        <p className="row">
          <span className="quiet">{strings.alert.rank(one.best_rank)}</span>
          <SeverityBadge severity={one.severity_max} />
        </p>
      </div>
      <dl className="facts across">
        <Fact name={text.primary}>
          <AddressName address={one.primary_address} /> {dossier?.participants.names.get(one.primary_address)}
        </Fact>
        <Fact name={text.volume}>
          <Worth amount_usd={one.total_volume_usd} />
        </Fact>
        <Fact name={text.alerts}>{formatCount(one.total_alerts)}</Fact>
        <Fact name={text.open}>{formatCount(one.open_alerts)}</Fact>
        <Fact name={strings.alert.facts.wallets}>{formatCount(one.addresses_involved.length)}</Fact>
        <Fact name={text.link}>{text.links[one.cluster_type] ?? words(one.cluster_type)}</Fact>
        <div>
          <dt>{text.case}</dt>
          <dd className="address">
            {cluster_id} <CopyButton text={cluster_id} what={strings.copy.id} />
          </dd>
        </div>
      </dl>
      <p className="quiet">{strings.turnover_hint}</p>
      {dossier !== undefined && (
        <div className="row end">
          <SliceLink className="button" to="/trace" query={{ case: cluster_id }}>
            {strings.trace.follow}
          </SliceLink>
          <SliceLink className="button" to="/canvas/new" query={{ case: cluster_id }}>
            {strings.canvas.open}
          </SliceLink>
          <DraftReport subject_kind="case" subject_id={cluster_id} />
          <button
            type="button"
            onClick={() => {
              saveFile(`${cluster_id}.html`, 'text/html', caseReportHtml(one, dossier));
            }}
          >
            {strings.case_report.report}
          </button>
          <button
            type="button"
            onClick={() => {
              saveFile(`${cluster_id}.json`, 'application/json', caseReportJson(one, dossier));
            }}
          >
            {strings.case_report.report_json}
          </button>
        </div>
      )}
    </header>
  );
}

/** A sentence of any of its alerts lights its transfers in the drawing and in the table. */
function CaseBody({ one, dossier }: { readonly one: Case; readonly dossier: CaseDossier }) {
  const client = useClient();
  const slice = useSlice();
  const part = partOfCase(one);
  const [pointed, setPointed] = useState<Sentence>();
  const [pinned, setPinned] = useState<Sentence>();
  const lit = pointed ?? pinned;
  const litIds = useMemo(() => (lit === undefined ? undefined : new Set(lit.transfer_ids)), [lit]);
  return (
    <>
      <div className="alert-columns">
        <CaseStories alerts={dossier.alerts} lit={lit} pinned={pinned} onPoint={setPointed} onPin={setPinned} />
        <div>
          <section className="card">
            <h2>{text.scheme}</h2>
            <PartNotice part={part} hint={strings.alert.part_drawing} />
            <DrawingFigure
              drawing={drawingOfAll(dossier.alerts.map(({ drawing }) => drawing))}
              transfers={one.transfers}
              participants={dossier.participants}
              lit={litIds}
              name={one.cluster_id}
            />
          </section>
          <EvidenceTable
            transfers={one.transfers}
            lit={litIds}
            name={one.cluster_id}
            part={part}
            readAll={() => wholeEvidenceOf(client, slice, one.related_alert_ids)}
          />
        </div>
      </div>
      <EntitiesAmong entities={one.entities} />
      <RoleTable participants={dossier.participants} />
    </>
  );
}
