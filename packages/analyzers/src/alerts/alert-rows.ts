/**
 * Schemes as rows of analyzers_typologies, analyzers_alerts and analyzers_alert_clusters: ids, texts and exact sums.
 */
import { SEVERITIES, isSuspectRole, shortAddress, type DetectionEvidence, type HoldReason } from '@analytics/domain';
import { identityOf } from '../structural/identity.ts';
import type { PatternRow } from '../pattern-rows.ts';
import { chanceColumns, counterpartiesOf, detectionId, evidenceJson, listedOf, sentencesOf } from './alert-evidence.ts';
import type { AlertRowInput } from './alert-row-input.ts';
import type { AssessedScheme, WindowSchemes } from './find-schemes.ts';
import { assignAlertIds, type AlertIdentity } from './identity.ts';
import { enteredUsd } from './entered-usd.ts';
import { limitationsOf } from './limitations.ts';
import { detectionsIn } from './merge-detections.ts';
import { calledAs, descriptionOf } from './description.ts';

export interface AlertRows {
  readonly typologies: readonly PatternRow[];
  readonly alerts: readonly PatternRow[];
  /** The alerts that have more transfers than they list, each with all of its transfer rows, ascending. */
  readonly beyond_listed: readonly { readonly alert_id: string; readonly rows: Uint32Array }[];
  readonly clusters: readonly PatternRow[];
}

/** The transfer rows whose ids the tables will list, ascending, each once. */
export function alertEvidenceRows(
  { schemes, held_back, beyond_budget }: WindowSchemes,
  max_evidence_transfers: number,
): Uint32Array {
  const rows = new Set<number>();
  for (const scheme of [...schemes, ...held_back, ...beyond_budget]) {
    for (const row of scheme.rows.subarray(0, max_evidence_transfers)) rows.add(row);
    for (const row of [...scheme.surroundings.funding, ...scheme.surroundings.cash_out]) rows.add(row);
    for (const detection of detectionsIn(scheme))
      for (const row of listedOf(detection, max_evidence_transfers)) rows.add(row);
  }
  return Uint32Array.from(rows).sort();
}

/** All rows of a slice. Deterministic in its arguments. O(evidence). */
export function alertRows(found: WindowSchemes, input: AlertRowInput): AlertRows {
  const drafts = found.schemes.map((scheme) => evidenceColumns(scheme.rows, input));
  const identities = assignAlertIds(
    found.schemes.map((scheme, at) => ({
      typology_type: scheme.lead.typology_type,
      suspect_addresses: namesOf(scheme.suspects, input),
      evidence_transfers: drafts[at]!.evidence_transfers,
    })),
    input.prior,
    input.window.processing_date,
  );
  const caseIds = caseIdsOf(found, identities);
  const alerts = found.schemes.map((scheme, at) =>
    alertRow(scheme, at, drafts[at]!, identities[at]!, caseIds[at]!, input),
  );
  return {
    typologies: [
      ...found.schemes.flatMap((scheme, at) => typologyRows(scheme, identities[at]!.alert_id, '', input)),
      ...found.held_back.flatMap((scheme) => typologyRows(scheme, '', scheme.reason, input)),
      ...found.beyond_budget.flatMap((scheme) => typologyRows(scheme, '', '', input)),
    ],
    alerts,
    beyond_listed: found.schemes.flatMap(({ rows }, at) =>
      rows.length > input.max_evidence_transfers ? [{ alert_id: identities[at]!.alert_id, rows }] : [],
    ),
    clusters: clusterRows(found, identities, caseIds, alerts, input),
  };
}

function namesOf(nodes: Iterable<number>, { addresses }: AlertRowInput): string[] {
  return Array.from(nodes, (node) => addresses[node]!);
}

interface EvidenceColumns {
  readonly evidence_tx_ids: string[];
  readonly evidence_transfers: string[];
  readonly evidence_transaction_count: number;
  readonly evidence_is_complete: boolean;
  readonly start_time: number;
  readonly end_time: number;
  readonly volume_usd: bigint;
  readonly entered_usd: bigint;
}

function evidenceColumns(rows: Uint32Array, input: AlertRowInput): EvidenceColumns {
  const listed = [...rows.subarray(0, input.max_evidence_transfers)].map(input.identityOfRow);
  let volume_usd = 0n;
  for (const row of rows) volume_usd += input.exactUsd(row);
  return {
    evidence_tx_ids: [...new Set(listed.map(({ tx_id }) => tx_id))],
    evidence_transfers: listed.map(({ transfer_id }) => transfer_id),
    evidence_transaction_count: rows.length,
    evidence_is_complete: listed.length === rows.length,
    start_time: input.transfers.timestamp_ms[rows[0]!]!,
    end_time: input.transfers.timestamp_ms[rows.at(-1)!]!,
    volume_usd,
    entered_usd: enteredUsd(input.transfers, rows, input.exactUsd),
  };
}

const USD_SCALE = 1e18;

function alertRow(
  scheme: AssessedScheme,
  at: number,
  evidence: EvidenceColumns,
  identity: AlertIdentity,
  cluster_id: string,
  input: AlertRowInput,
): PatternRow {
  const { lead, roles, suspects, assessment } = scheme;
  const all = detectionsIn(scheme);
  const patterns = [...new Set(all.flatMap((detection) => detection.patterns))].map(
    (position) => input.patterns[position]!,
  );
  const strongest = patterns[0];
  const subject = suspects.includes(lead.subject) ? lead.subject : (suspects[0] ?? lead.subject);
  const nameShort = (node: number): string => calledAs(roles.get(node), shortAddress(input.addresses[node]!));
  const row = {
    window_days: input.window.window_days,
    processing_date: input.window.processing_date,
    run_id: input.run_id,
    alert_id: identity.alert_id,
    alert_rank: at + 1,
    address: input.addresses[subject]!,
    typology_type: lead.typology_type,
    pattern_id: strongest === undefined ? '' : identityOf(strongest, input.addresses).pattern_id,
    pattern_type: strongest?.pattern_type ?? '',
    pattern_ids: patterns.map((pattern) => identityOf(pattern, input.addresses).pattern_id),
    detection_ids: all.map((detection) => detectionId(detection, input)),
    severity: assessment.severity,
    severity_score: assessment.severity_score,
    suspected_address_type: roles.get(subject) ?? '',
    suspected_address_subtype: lead.stages.length > 1 ? lead.stages.join('+') : '',
    alert_confidence_score: assessment.confidence_score,
    proof_grade: lead.proof_grade,
    ...chanceColumns(assessment),
    fatf_category: lead.fatf_category,
    description: descriptionOf(
      scheme,
      nameShort,
      {
        entered_usd: Number(evidence.entered_usd) / USD_SCALE,
        volume_usd: Number(evidence.volume_usd) / USD_SCALE,
      },
      identity.earlier_alert_id,
    ),
    addresses_involved: namesOf(scheme.participants, input),
    address_roles: scheme.participants.map((node) => roles.get(node)!),
    suspect_addresses: namesOf(suspects, input),
    counterparty_addresses: namesOf(counterpartiesOf(scheme).keys(), input),
    ...evidence,
    risk_indicators: [...new Set(all.map(({ typology_type }) => typology_type))].filter(
      (type) => type !== lead.typology_type,
    ),
    limitations: limitationsOf(scheme, input.window, input.transfers, input.notices, evidence.evidence_is_complete),
    first_seen_date: identity.first_seen_date,
    last_seen_date: identity.last_seen_date,
    cluster_id,
    _version: input.version,
  };
  return { ...row, evidence_json: evidenceJson(scheme, input.traces[at], row, input) };
}

function typologyRows(
  scheme: AssessedScheme,
  alert_id: string,
  hold_reason: HoldReason | '',
  input: AlertRowInput,
): PatternRow[] {
  const seen = new Set<string>();
  return detectionsIn(scheme).flatMap((detection) => {
    const detection_id = detectionId(detection, input);
    if (seen.has(detection_id)) return [];
    seen.add(detection_id);
    const suspects = [...detection.roles]
      .filter(([node, role]) => isSuspectRole(role) && scheme.suspects.includes(node))
      .map(([node]) => node);
    return [
      {
        window_days: input.window.window_days,
        processing_date: input.window.processing_date,
        run_id: input.run_id,
        detection_id,
        typology_type: detection.typology_type,
        subject_address: input.addresses[detection.subject]!,
        addresses_involved: namesOf(detection.roles.keys(), input),
        address_roles: [...detection.roles.values()],
        suspect_addresses: namesOf(suspects, input),
        pattern_ids: detection.patterns.map(
          (position) => identityOf(input.patterns[position]!, input.addresses).pattern_id,
        ),
        ...evidenceColumns(Uint32Array.from(new Set(detection.rows)).sort(), input),
        confidence_score: scheme.assessment.confidence_score,
        proof_grade: detection.proof_grade,
        ...chanceColumns(scheme.assessment),
        hold_reason,
        severity: scheme.assessment.severity,
        fatf_category: detection.fatf_category,
        parameters_hash: detection.parameters_hash,
        alert_id,
        evidence_json: JSON.stringify({
          sentences: sentencesOf(detection, input),
          conditions: [...detection.conditions],
          confidence_terms: [...detection.confidence],
        } satisfies DetectionEvidence),
        _version: input.version,
      },
    ];
  });
}

/**
 * `case_` and 16 hex digits of its first alert: a case keeps its name while its oldest alert (by id, then rank) stays.
 */
function caseIdsOf({ schemes, cases }: WindowSchemes, identities: readonly AlertIdentity[]): string[] {
  const ids = schemes.map(() => '');
  for (const { schemes: members } of cases) {
    const oldest = [...members].sort((a, b) => {
      const [one, two] = [identities[a]!, identities[b]!];
      return one.first_seen_date < two.first_seen_date
        ? -1
        : one.first_seen_date > two.first_seen_date
          ? 1
          : one.alert_id < two.alert_id
            ? -1
            : 1;
    })[0]!;
    for (const at of members) ids[at] = `case_${identities[oldest]!.alert_id.replace(/^alert_/u, '')}`;
  }
  return ids;
}

function clusterRows(
  { schemes, cases }: WindowSchemes,
  identities: readonly AlertIdentity[],
  caseIds: readonly string[],
  alerts: readonly PatternRow[],
  input: AlertRowInput,
): PatternRow[] {
  return cases.map(({ schemes: members, links }) => {
    const primary = members[0]!;
    const rows = Uint32Array.from(new Set(members.flatMap((at) => [...schemes[at]!.rows]))).sort();
    const confidences = members.map((at) => schemes[at]!.assessment.confidence_score);
    const severities = members.map((at) => SEVERITIES.indexOf(schemes[at]!.assessment.severity));
    const { volume_usd, start_time, end_time } = evidenceColumns(rows, { ...input, max_evidence_transfers: 0 });
    return {
      window_days: input.window.window_days,
      processing_date: input.window.processing_date,
      run_id: input.run_id,
      cluster_id: caseIds[primary]!,
      cluster_type: links.length === 0 ? 'single' : links.length === 1 ? links[0]! : 'mixed',
      primary_address: alerts[primary]!['address']!,
      pattern_id: alerts[primary]!['pattern_id']!,
      primary_alert_id: identities[primary]!.alert_id,
      related_alert_ids: members.map((at) => identities[at]!.alert_id),
      addresses_involved: [...new Set(members.flatMap((at) => alerts[at]!['addresses_involved'] as string[]))],
      total_alerts: members.length,
      total_volume_usd: volume_usd,
      severity_max: SEVERITIES[Math.max(...severities)]!,
      confidence_avg: confidences.reduce((sum, confidence) => sum + confidence, 0) / confidences.length,
      earliest_alert_timestamp: start_time,
      latest_alert_timestamp: end_time,
      _version: input.version,
    };
  });
}
