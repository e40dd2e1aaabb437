/** A case as a file that needs nothing else: a page to print, or JSON in the terms of reports to an authority. */
import type { ApiPaths } from '@analytics/api-client';
import { PAPER, items, reportPage, row } from '../alert/report-page.ts';
import { toldEvidence } from '../evidence/told-evidence.ts';
import { formatCount, formatShare } from '../format/number.ts';
import { utcTime } from '../format/time.ts';
import { exactUsd } from '../format/usd.ts';
import { capitalised, typologyWords, words } from '../format/words.ts';
import { placesOf } from '../scheme/layout.ts';
import { escaped, schemeSvg } from '../scheme/scheme-svg.ts';
import { schemeOf } from '../scheme/scheme.ts';
import { strings } from '../strings.ts';
import type { CaseDossier } from './case-dossier.ts';

type Case = ApiPaths['/api/v1/cases/{cluster_id}']['get']['responses']['200']['content']['application/json'];
const text = strings.alert;

export function caseReportHtml(one: Case, { alerts, cast }: CaseDossier): string {
  const scheme = schemeOf(one.transfers, cast);
  const drawing = schemeSvg(scheme, placesOf(scheme, 'layers'), PAPER);
  const facts = [words(one.severity_max), exactUsd(one.total_volume_usd), words(one.cluster_type)];
  const told = alerts.map((alert) => {
    const { sentences, innocent_reading } = toldEvidence(alert.evidence);
    const summary = [
      alert.alert_id,
      words(alert.severity),
      formatShare(alert.alert_confidence_score),
      exactUsd(alert.volume_usd),
    ];
    return `<h3>${escaped(capitalised(typologyWords(alert.typology_type)))}</h3><p>${escaped(summary.join(' · '))}</p>
<ol>${items(sentences.map((sentence) => sentence.text))}</ol>
<p>${escaped(`${text.innocent}: ${innocent_reading} ${text.not_proof}`)}</p>
<ul>${items(alert.limitations)}</ul>
<p>${escaped(strings.statuses[alert.disposition_status])}</p>
<ul>${items(alert.dispositions.map((decision) => `${utcTime(decision.decided_at_ms)} ${strings.statuses[decision.status]} ${decision.decided_by} ${decision.reason} ${decision.note}`))}</ul>`;
  });
  return reportPage(
    `${strings.cases.case} ${one.cluster_id}`,
    `<h1>${escaped(`${strings.cases.case} ${one.cluster_id}`)}</h1><p>${escaped(facts.join(' · '))}</p>
<h2>${escaped(strings.cases.scheme)}</h2>${drawing}
<h2>${escaped(`${strings.case_report.alerts}: ${formatCount(alerts.length)}`)}</h2>${told.join('')}
<h2>${escaped(text.roles)}</h2><table>${[...cast.roles].map(([address, role]) => row([words(role), address, cast.suspects.has(address) ? text.suspect : text.not_suspect])).join('')}</table>
<h2>${escaped(text.evidence)}</h2><table>${one.transfers.map((transfer) => row([utcTime(transfer.block_timestamp), transfer.from_address, transfer.to_address, `${transfer.amount} ${transfer.asset_symbol}`, exactUsd(transfer.amount_usd), transfer.transfer_id])).join('')}</table>`,
  );
}

/** Transactions, parties, indicators and narrative: what reports to an authority (goAML, FinCEN) are filled in from. */
export function caseReportJson(one: Case, { alerts, cast }: CaseDossier): string {
  const indicators = new Set(
    alerts.flatMap(({ typology_type, risk_indicators }) => [typology_type, ...risk_indicators]),
  );
  const report = {
    report: { case_id: one.cluster_id, processing_date: one.processing_date, window_days: one.window_days },
    narrative: alerts
      .map(({ evidence }) =>
        toldEvidence(evidence)
          .sentences.map((sentence) => sentence.text)
          .join(' '),
      )
      .join('\n\n'),
    limitations: [...new Set(alerts.flatMap(({ limitations }) => limitations))],
    indicators: Array.from(indicators, (indicator) => ({ indicator })),
    fatf_categories: [...new Set(alerts.map(({ fatf_category }) => fatf_category))],
    severity: one.severity_max,
    parties: [...cast.roles].map(([address, role]) => ({ address, role, is_suspected: cast.suspects.has(address) })),
    transactions: one.transfers.map((transfer) => ({
      ...transfer,
      at: new Date(transfer.block_timestamp).toISOString(),
    })),
    total_usd: one.total_volume_usd,
    alerts: alerts.map((alert) => ({
      alert_id: alert.alert_id,
      typology_type: alert.typology_type,
      severity: alert.severity,
      confidence_score: alert.alert_confidence_score,
      evidence_digest: toldEvidence(alert.evidence).evidence_digest,
      dispositions: alert.dispositions,
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
