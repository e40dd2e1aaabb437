/** What reports of an alert and of a case have in common: as sections of a page, and as parts of a document. */
import type { ApiSchemas } from '@analytics/api-client';
import {
  UNPRICED,
  chanceSentence,
  placeName,
  shownProbability,
  signedBits,
  typologyWords,
  weighedSentences,
  type Drawing,
} from '@analytics/domain';
import { amountOf, traceSummary, type Trace } from '../evidence/destinations.tsx';
import { partWords, type EvidencePart } from '../evidence/evidence-part.ts';
import { confidenceSteps } from '../evidence/confidence-steps.ts';
import { formatAmount, formatShare } from '../format/number.ts';
import { utcTime } from '../format/time.ts';
import { centsUsd } from '../format/usd.ts';
import { capitalised, words } from '../format/words.ts';
import { placesOf } from '../drawing/layout.ts';
import { drawingSvg } from '../drawing/drawing-svg.ts';
import type { Participants } from '../drawing/participants.ts';
import { foldFans } from '../drawing/fold-fans.ts';
import { flowGraphOf, type Transfer } from '../drawing/flow-graph.ts';
import { strings } from '../strings.ts';
import { PAPER, list, newPage, paragraph, section, table, warning } from './report-page.ts';

const text = strings.alert;
const { report } = strings;

/** What a scheme moved, to the cent; where nothing in it has a price, that. */
export function worthText(amount_usd: string): string {
  return Number(amount_usd) > 0 ? centsUsd(amount_usd) : UNPRICED;
}

export function drawingSection(
  title: string,
  transfers: readonly Transfer[],
  participants: Participants,
  drawing: Drawing,
  part: EvidencePart | undefined,
): string {
  const scheme = foldFans(flowGraphOf(transfers, participants));
  return section(title, partNote(part) + drawingSvg(scheme, placesOf(scheme, drawing), PAPER));
}

export function rolesSection({ roles, suspects, names }: Participants): string {
  const rows = Array.from(roles, ([address, role]) => [
    words(role),
    address,
    names.get(address) ?? '',
    suspects.has(address) ? text.suspect : text.not_suspect,
  ]);
  return section(text.roles, table([text.role, text.wallet, text.called, text.is_suspect], rows));
}

/** That less is shown than there is. */
function partNote(part: EvidencePart | undefined): string {
  return part === undefined ? '' : warning(`${text.only(partWords(part))} ${text.part_report}`);
}

export function evidenceSection(transfers: readonly Transfer[], part: EvidencePart | undefined): string {
  const { time, from, to, amount, usd, transfer } = text.columns;
  const rows = transfers.map((one) => [
    utcTime(one.block_timestamp),
    one.from_address,
    one.to_address,
    `${formatAmount(Number(one.amount))} ${one.asset_symbol}`,
    centsUsd(one.amount_usd),
    one.transfer_id,
  ]);
  return newPage(
    text.evidence,
    partNote(part) + paragraph(report.amounts) + table([time, from, to, amount, usd, transfer], rows),
  );
}

export function destinationsSection(trace: Trace | undefined): string {
  if (trace === undefined) return '';
  const { usd, share, who, ending, hops, last, title, endings } = strings.destinations;
  const rows = trace.destinations.map((place) => [
    place.usd > 0 ? centsUsd(place.usd) : amountOf(place),
    formatShare(place.share_ratio),
    place.address,
    placeName(place),
    endings[place.ending],
    String(place.hops),
    place.last_time === 0 ? '' : utcTime(place.last_time),
  ]);
  return section(
    title,
    paragraph(traceSummary(trace)) + table([usd, share, text.wallet, who, ending, hops, last], rows),
  );
}

export function indicatorsSection(indicators: readonly string[]): string {
  return section(report.indicators, list(indicators.map((indicator) => capitalised(typologyWords(indicator)))));
}

export function decisionsTable(dispositions: readonly ApiSchemas['Disposition'][]): string {
  if (dispositions.length === 0) return paragraph(text.no_decision);
  const rows = dispositions.map((one) => [
    utcTime(one.decided_at_ms),
    strings.statuses[one.status],
    one.decided_by,
    one.assignee,
    one.reason,
    one.note,
  ]);
  return table([report.when, report.decision, report.who, strings.decide.assignee, report.reason, report.note], rows);
}

/** Both scores, each term with its weight, the sum, and what makes the score of it. */
export function scoresTables({ severity, confidence }: ApiSchemas['AlertEvidence']): string {
  const named = (name: string, score: number): string => report.scored(name, formatShare(score));
  return scoreTable(named(report.severity, severity.score), severity.terms, []) + confidenceTable(confidence);
}

function confidenceTable(confidence: ApiSchemas['ConfidenceScore']): string {
  const { score, terms, prior_bits } = confidence;
  if (prior_bits === undefined)
    return scoreTable(report.scored(report.confidence, formatShare(score)), terms, confidenceSteps(confidence));
  const rows = weighedSentences(confidence).map((one) => [signedBits(one.bits), one.text]);
  const title = report.scored(report.confidence, shownProbability(score));
  return table([text.bits, title], rows) + paragraph(chanceSentence(confidence) ?? '');
}

function scoreTable(
  title: string,
  terms: readonly ApiSchemas['ScoreTerm'][],
  steps: readonly { readonly name: string; readonly value: number }[],
): string {
  const sum = terms.reduce((total, { value, weight }) => total + value * weight, 0);
  const rows = terms.map(({ name, value, weight }) => [
    name,
    formatShare(value),
    formatShare(weight),
    formatShare(value * weight),
  ]);
  const after = [{ name: report.sum, value: sum }, ...steps].map(({ name, value }) => [
    name,
    '',
    '',
    formatShare(value),
  ]);
  return table([title, text.value, text.weight, text.adds], [...rows, ...after]);
}

export function parties({ roles, suspects, names }: Participants) {
  return Array.from(roles, ([address, role]) => ({
    address,
    role,
    name: names.get(address) ?? '',
    is_suspected: suspects.has(address),
  }));
}

export function transactions(transfers: readonly Transfer[]) {
  return transfers.map((transfer) => ({ ...transfer, at: new Date(transfer.block_timestamp).toISOString() }));
}

export function indicators(alerts: readonly ApiSchemas['AlertDetail'][]): readonly string[] {
  return [...new Set(alerts.flatMap(({ typology_type, risk_indicators }) => [typology_type, ...risk_indicators]))];
}

/** The id that lists and settings know, and what a reader calls it. */
export function indicatorsInWords(alerts: readonly ApiSchemas['AlertDetail'][]) {
  return indicators(alerts).map((indicator) => ({ indicator, description: capitalised(typologyWords(indicator)) }));
}

/** Of how many transfers the document holds how many. */
export function evidenceCounts(transfers: readonly Transfer[], part: EvidencePart | undefined) {
  return {
    transaction_count: part?.evidence_count ?? transfers.length,
    listed_transaction_count: transfers.length,
    transactions_are_complete: part === undefined,
  };
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
