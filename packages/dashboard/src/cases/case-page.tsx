/** One case: its alerts, all of its money in one drawing, its evidence, one decision for all. */
import { useQuery } from '@tanstack/react-query';
import { EvidenceTable } from '../evidence/evidence-table.tsx';
import { DecideForm } from '../alerts/decide-form.tsx';
import { answerOf, useClient } from '../api/session.tsx';
import { words } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { AlertLines } from '../parts/alert-lines.tsx';
import { saveFile } from '../parts/save-file.ts';
import { SeverityBadge } from '../parts/severity-badge.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { Usd } from '../parts/usd.tsx';
import { SchemeFigure } from '../scheme/scheme-figure.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { caseReportHtml, caseReportJson } from './case-report.ts';
import { useCaseDossier } from './use-case-dossier.ts';

const text = strings.cases;

export function CasePage({ cluster_id }: { readonly cluster_id: string }) {
  const client = useClient();
  const slice = useSlice();
  const { data, error, refetch } = useQuery({
    queryKey: ['case', slice, cluster_id],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/cases/{cluster_id}', { params: { path: { cluster_id }, query: slice }, signal })),
  });
  const { dossier, error: refused, retry } = useCaseDossier(data?.alerts.map(({ alert_id }) => alert_id) ?? []);
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what={text.what} />;
  // One scheme keeps its own layout; several are laid out by how far the money had run.
  const typology = data.alerts.length === 1 ? (data.alerts[0]?.typology_type ?? '') : 'stacked_layering';
  return (
    <article>
      <header className="card">
        <div className="row spread">
          <h1>{data.cluster_id}</h1>
          <SeverityBadge severity={data.severity_max} />
        </div>
        <dl className="facts across">
          <div>
            <dt>{text.primary}</dt>
            <dd>
              <AddressName address={data.primary_address} />
            </dd>
          </div>
          <div>
            <dt>{text.volume}</dt>
            <dd>
              <Usd amount_usd={data.total_volume_usd} />
            </dd>
          </div>
          <div>
            <dt>{text.link}</dt>
            <dd>{words(data.cluster_type)}</dd>
          </div>
        </dl>
        {dossier !== undefined && (
          <div className="row end">
            <button
              type="button"
              onClick={() => {
                saveFile(`${cluster_id}.html`, 'text/html', caseReportHtml(data, dossier));
              }}
            >
              {strings.case_report.report}
            </button>
            <button
              type="button"
              onClick={() => {
                saveFile(`${cluster_id}.json`, 'application/json', caseReportJson(data, dossier));
              }}
            >
              {strings.case_report.report_json}
            </button>
          </div>
        )}
      </header>
      <div className="alert-columns">
        <div>
          <section className="card">
            <h2>{text.alerts}</h2>
            <AlertLines alerts={data.alerts} />
          </section>
          <section className="card">
            <h2>{strings.decide.title(data.alerts.length)}</h2>
            <DecideForm alert_ids={data.alerts.map(({ alert_id }) => alert_id)} />
          </section>
        </div>
        <section className="card">
          <h2>{text.scheme}</h2>
          {refused !== null && <Failure error={refused} onRetry={retry} />}
          {refused === null && dossier === undefined && <Loading what={strings.scheme.what} />}
          {dossier !== undefined && (
            <SchemeFigure
              typology_type={typology}
              transfers={data.transfers}
              cast={dossier.cast}
              name={data.cluster_id}
            />
          )}
        </section>
      </div>
      <EvidenceTable transfers={data.transfers} lit={undefined} name={data.cluster_id} />
    </article>
  );
}
