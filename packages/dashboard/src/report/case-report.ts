/** A case as a file that needs nothing else: a page to print, or JSON in the terms of reports to an authority. */
import { typologyWords } from '@analytics/domain';
import type { ApiPaths, ApiSchemas } from '@analytics/api-client';
import type { CaseDossier } from '../cases/case-dossier.ts';
import { caseTitle } from '../cases/case-title.ts';
import { formatCount, formatShare } from '../format/number.ts';
import { utcTime } from '../format/time.ts';
import { centsUsd } from '../format/usd.ts';
import { capitalised, words } from '../format/words.ts';
import { partOfCase } from '../evidence/evidence-part.ts';
import { drawingOfAll } from '../drawing/layout.ts';
import { escaped } from '../drawing/escaped.ts';
import { strings } from '../strings.ts';
import { facts, list, newPage, numberedList, paragraph, reportPage, section } from './report-page.ts';
import {
  decisionsTable,
  drawingSection,
  worthText,
  evidenceCounts,
  evidenceSection,
  indicators,
  indicatorsInWords,
  indicatorsSection,
  jsonText,
  parties,
  rolesSection,
  scoresTables,
  transactions,
} from './report-parts.ts';

type Case = ApiPaths['/api/v1/cases/{cluster_id}']['get']['responses']['200']['content']['application/json'];
const text = strings.alert;
const { report, cases, case_report } = strings;

export function caseReportHtml(one: Case, { alerts, participants }: CaseDossier): string {
  const about = facts([
    [report.network, one.network],
    [report.slice, report.window(one.processing_date, one.window_days)],
    [report.run, runsOf(alerts).join(', ')],
    [report.case, one.cluster_id],
    [report.suspect, one.primary_address],
    [report.severity, words(one.severity_max)],
    [report.volume, centsUsd(one.total_volume_usd)],
    [cases.link, cases.links[one.cluster_type] ?? words(one.cluster_type)],
    [cases.open, formatCount(one.open_alerts)],
  ]);
  const part = partOfCase(one);
  const drawing = drawingOfAll(alerts.map((alert) => alert.drawing));
  const body = [
    section(report.about, about),
    drawingSection(cases.scheme, one.transfers, participants, drawing, part),
    newPage(`${case_report.alerts}: ${formatCount(alerts.length)}`, alerts.map(alertPart).join('')),
    indicatorsSection(indicators(alerts)),
    rolesSection(participants),
    evidenceSection(one.transfers, part),
  ];
  return reportPage(`${caseTitle(one.typology_types)} ${one.cluster_id}`, body.join(''));
}

function alertPart(alert: ApiSchemas['AlertDetail']): string {
  const { evidence } = alert;
  return [
    `<h3>${escaped(capitalised(typologyWords(alert.typology_type)))}</h3>`,
    facts([
      [report.alert, alert.alert_id],
      [report.severity, report.scored(words(alert.severity), formatShare(alert.severity_score))],
      [report.confidence, formatShare(alert.alert_confidence_score)],
      [report.entered, worthText(alert.entered_usd)],
      [report.volume, worthText(alert.volume_usd)],
      [report.span, `${utcTime(alert.start_time)} – ${utcTime(alert.end_time)}`],
      [report.digest, evidence.evidence_digest],
    ]),
    numberedList(evidence.sentences.map((sentence) => sentence.text)),
    paragraph(`${text.innocent}: ${evidence.innocent_reading} ${text.not_proof}`),
    paragraph(`${text.limitations}:`),
    list(alert.limitations),
    paragraph(`${text.fatf}: ${text.fatf_categories[alert.fatf_category] ?? alert.fatf_category}`),
    scoresTables(evidence),
    decisionsTable(alert.dispositions),
  ].join('\n');
}

function runsOf(alerts: readonly ApiSchemas['AlertDetail'][]): readonly string[] {
  return [...new Set(alerts.map(({ run_id }) => run_id))];
}

/** Transactions, parties, indicators and narrative: what reports to an authority (goAML, FinCEN) are filled in from. */
export function caseReportJson(one: Case, { alerts, participants }: CaseDossier): string {
  return jsonText({
    report: {
      network: one.network,
      case_id: one.cluster_id,
      processing_date: one.processing_date,
      window_days: one.window_days,
      run_ids: runsOf(alerts),
    },
    narrative: alerts.map(narrativeOf).join('\n\n'),
    limitations: [...new Set(alerts.flatMap(({ limitations }) => limitations))],
    indicators: indicatorsInWords(alerts),
    fatf_categories: [...new Set(alerts.map(({ fatf_category }) => fatf_category))],
    severity: one.severity_max,
    innocent_readings: [...new Set(alerts.map(({ evidence }) => evidence.innocent_reading))],
    parties: parties(participants),
    ...evidenceCounts(one.transfers, partOfCase(one)),
    transactions: transactions(one.transfers),
    total_usd: one.total_volume_usd,
    alerts: alerts.map((alert) => ({
      alert_id: alert.alert_id,
      typology_type: alert.typology_type,
      severity: alert.severity,
      severity_score: alert.severity_score,
      confidence_score: alert.alert_confidence_score,
      evidence_digest: alert.evidence.evidence_digest,
      dispositions: alert.dispositions,
    })),
  });
}

function narrativeOf({ evidence }: ApiSchemas['AlertDetail']): string {
  return evidence.sentences.map((sentence) => sentence.text).join(' ');
}
