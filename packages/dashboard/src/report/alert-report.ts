/** An alert as a file that needs nothing else: a page to print, or JSON in the terms of reports to an authority. */
import { typologyWords } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { formatShare } from '../format/number.ts';
import { utcTime } from '../format/time.ts';
import { capitalised, words } from '../format/words.ts';
import { partOfAlert } from '../evidence/evidence-part.ts';
import type { Participants } from '../drawing/participants.ts';
import { strings } from '../strings.ts';
import { facts, list, numberedList, paragraph, reportPage, section } from './report-page.ts';
import {
  decisionsTable,
  destinationsSection,
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

type Alert = ApiSchemas['AlertDetail'];
const text = strings.alert;
const { report } = strings;

export function alertReportHtml(alert: Alert, participants: Participants, network: string): string {
  const { evidence } = alert;
  const part = partOfAlert(alert);
  const title = `${capitalised(typologyWords(alert.typology_type))} ${alert.alert_id}`;
  const about = facts([
    [report.network, network],
    [report.slice, report.window(alert.processing_date, alert.window_days)],
    [report.run, alert.run_id],
    [report.alert, alert.alert_id],
    [report.case, alert.cluster_id],
    [report.suspect, alert.address],
    [report.severity, report.scored(words(alert.severity), formatShare(alert.severity_score))],
    [report.confidence, formatShare(alert.alert_confidence_score)],
    [report.entered, worthText(alert.entered_usd)],
    [report.volume, worthText(alert.volume_usd)],
    [report.span, `${utcTime(alert.start_time)} – ${utcTime(alert.end_time)}`],
    [report.decision, strings.statuses[alert.disposition_status]],
    [report.digest, evidence.evidence_digest],
  ]);
  const body = [
    section(report.about, about),
    section(text.story, numberedList(evidence.sentences.map((sentence) => sentence.text))),
    drawingSection(text.scheme, alert.transfers, participants, alert.drawing, part),
    destinationsSection(evidence.trace),
    indicatorsSection(indicators([alert])),
    section(text.fatf, paragraph(text.fatf_categories[alert.fatf_category] ?? alert.fatf_category)),
    section(text.innocent, paragraph(`${evidence.innocent_reading} ${text.not_proof}`)),
    section(text.limitations, list(alert.limitations)),
    rolesSection(participants),
    section(report.scores, scoresTables(evidence)),
    section(text.decisions, decisionsTable(alert.dispositions)),
    evidenceSection(alert.transfers, part),
  ];
  return reportPage(title, body.join(''));
}

/** Transactions, parties, indicators and narrative: what reports to an authority (goAML, FinCEN) are filled in from. */
export function alertReportJson(alert: Alert, participants: Participants, network: string): string {
  const { evidence } = alert;
  return jsonText({
    report: {
      network,
      alert_id: alert.alert_id,
      case_id: alert.cluster_id,
      processing_date: alert.processing_date,
      window_days: alert.window_days,
      run_id: alert.run_id,
    },
    narrative: evidence.sentences.map((sentence) => sentence.text).join(' '),
    innocent_reading: evidence.innocent_reading,
    limitations: alert.limitations,
    indicators: indicatorsInWords([alert]),
    fatf_category: alert.fatf_category,
    severity: alert.severity,
    severity_score: alert.severity_score,
    confidence_score: alert.alert_confidence_score,
    parties: parties(participants),
    destinations: evidence.trace?.destinations ?? [],
    ...evidenceCounts(alert.transfers, partOfAlert(alert)),
    transactions: transactions(alert.transfers),
    entered_usd: alert.entered_usd,
    total_usd: alert.volume_usd,
    evidence_digest: evidence.evidence_digest,
    dispositions: alert.dispositions,
  });
}
