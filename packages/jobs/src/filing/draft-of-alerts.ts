/** Reads what a filing begins with: the alerts of a subject, their transfers, and what labels call their addresses. */
import {
  AnalyticsError,
  MAX_FILING_ALERTS,
  MAX_FILING_TRANSACTIONS,
  draftFiling,
  reportingEntitySchema,
  reportingPersonSchema,
  type AlertRow,
  type FilingDocument,
  type FilingSettings,
  type FilingSubjectKind,
  type NetworkName,
  type TransferRow,
  type Window,
} from '@analytics/domain';
import {
  alertTransfers,
  caseEvidence,
  evidenceTransfers,
  getAlert,
  getCase,
  lastFilingDocument,
  namesOf,
  type Database,
  type ResidentSlices,
} from '@analytics/storage';

export interface FilingQuestion {
  readonly network: NetworkName;
  readonly subject_kind: FilingSubjectKind;
  /** alert_id or cluster_id. */
  readonly subject_id: string;
  /** The published slice that has it. */
  readonly window: Window;
}

/** The first version. Throws ALERT_NOT_FOUND; CASE_NOT_FOUND also where the case has no alert any more. */
export async function draftOfAlerts(
  service: Database,
  resident: ResidentSlices,
  settings: FilingSettings,
  question: FilingQuestion,
  now_ms: number,
): Promise<FilingDocument> {
  const { network, subject_kind, subject_id, window } = question;
  const read = subject_kind === 'alert' ? ofAlert : ofCase;
  const { alerts, transfers, ...counts } = await read(resident, window, subject_id, now_ms);
  const addresses = new Set([
    ...alerts.flatMap((one) => one.suspect_addresses),
    ...transfers.flatMap((one) => [one.from_address, one.to_address]),
  ]);
  const last = await lastFilingDocument(service, network);
  return draftFiling({
    network,
    subject_kind,
    subject_id,
    processing_date: window.processing_date,
    window_days: window.window_days,
    alerts,
    transfers,
    labels: await namesOf(resident.database, [...addresses]),
    ...counts,
    reporting_entity: settings.reporting_entity ?? last?.reporting_entity ?? reportingEntitySchema.parse({}),
    reporting_person: settings.reporting_person ?? last?.reporting_person ?? reportingPersonSchema.parse({}),
    currency_code: settings.currency_code,
  });
}

interface Found {
  readonly alerts: readonly AlertRow[];
  readonly transfers: readonly TransferRow[];
  readonly evidence_count: number;
  readonly alert_count: number;
}

async function ofAlert(resident: ResidentSlices, window: Window, alert_id: string, now_ms: number): Promise<Found> {
  const { alert } = await getAlert(resident, alert_id, window, now_ms);
  const page = { row_limit: MAX_FILING_TRANSACTIONS, row_offset: 0 };
  const { transfers } = await alertTransfers(resident.database, window, alert, page);
  return { alerts: [alert], transfers, evidence_count: alert.evidence_transaction_count, alert_count: 1 };
}

async function ofCase(resident: ResidentSlices, window: Window, cluster_id: string, now_ms: number): Promise<Found> {
  const { database } = resident;
  const found = await getCase(database, window, cluster_id);
  const alert_ids = found?.related_alert_ids ?? [];
  if (alert_ids.length === 0)
    throw new AnalyticsError(
      'CASE_NOT_FOUND',
      `Expected a case ${JSON.stringify(cluster_id)} with alerts in ${window.processing_date}/${window.window_days}, found none.`,
    );
  const alerts: AlertRow[] = [];
  for (const alert_id of alert_ids.slice(0, MAX_FILING_ALERTS))
    alerts.push((await getAlert(resident, alert_id, window, now_ms)).alert);
  alerts.sort((a, b) => a.alert_rank - b.alert_rank);
  const { evidence_count, ...evidence } = await caseEvidence(database, window, cluster_id, MAX_FILING_TRANSACTIONS);
  const transfers = await evidenceTransfers(database, evidence);
  return { alerts, transfers, evidence_count, alert_count: alert_ids.length };
}
