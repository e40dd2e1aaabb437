/** Alerts and cases as readers see them. */
import { z } from 'zod';
import { alertEvidenceSchema } from '../evidence/alert-evidence.ts';
import { CASE_STATUSES, DISPOSITION_STATUSES, PROOF_GRADES, SEVERITIES } from '../vocabulary.ts';
import {
  booleanColumn,
  dateColumn,
  decimalColumn,
  floatColumn,
  integerColumn,
  textList,
  timeColumn,
} from './row-types.ts';

const alertColumns = {
  alert_id: z.string(),
  alert_rank: integerColumn.meta({ description: '1 is read first.' }),
  address: z.string().meta({ description: 'The suspect that the scheme turns on.' }),
  typology_type: z.string(),
  pattern_type: z.string(),
  severity: z.enum(SEVERITIES),
  severity_score: floatColumn,
  suspected_address_type: z.string(),
  suspected_address_subtype: z.string(),
  alert_confidence_score: floatColumn,
  proof_grade: z.enum(PROOF_GRADES),
  fatf_category: z.string(),
  description: z.string(),
  volume_usd: decimalColumn.meta({
    description:
      'Exact decimal as text: turnover, the sum of all evidence transfers; money that is passed on counts at every hop.',
  }),
  entered_usd: decimalColumn.meta({
    description:
      'Exact decimal as text: what entered the scheme from outside, once; 0 in slices that an earlier version published.',
  }),
  evidence_transaction_count: integerColumn,
  risk_indicators: textList,
  start_time: timeColumn,
  end_time: timeColumn,
  first_seen_date: dateColumn,
  last_seen_date: dateColumn,
  cluster_id: z.string(),
};

/** Its newest disposition, whether a rule in force hides it, and what it holds beyond what was decided. */
export const alertStateSchema = z.object({
  disposition_status: z.enum(DISPOSITION_STATUSES),
  assignee: z.string(),
  decided_at_ms: timeColumn,
  is_suppressed: booleanColumn,
  watch_lists: textList.meta({ description: 'Watchlists that hold one of its addresses.' }),
  grown_transfers: integerColumn.meta({
    description:
      'Transfers of its evidence that the newest decision did not see. Above 0 the alert is open again, whatever was decided.',
  }),
  grown_usd: decimalColumn.meta({ description: 'What entered the scheme since that decision.' }),
});
export type AlertState = z.infer<typeof alertStateSchema>;

/** An alert of a list as its run wrote it. */
export const listedFactsSchema = z.object({
  ...alertColumns,
  suspect_count: integerColumn,
  address_count: integerColumn,
});

export const alertSummarySchema = listedFactsSchema
  .extend({
    ...alertStateSchema.shape,
    due_ms: timeColumn.meta({
      description:
        'When it should be decided: midnight UTC, DUE_DAYS of its severity after it was first seen. 0 once it is decided.',
    }),
  })
  .meta({ id: 'AlertSummary' });
export type AlertSummary = z.infer<typeof alertSummarySchema>;

/** With the place in the chosen order that the next page goes on after. */
export const alertListRowSchema = alertSummarySchema.extend({ sort_key: floatColumn });
export type AlertListRow = z.infer<typeof alertListRowSchema>;

export const alertRowSchema = z.object({
  ...alertColumns,
  window_days: integerColumn,
  processing_date: dateColumn,
  run_id: z.string(),
  pattern_id: z.string(),
  pattern_ids: textList,
  detection_ids: textList,
  addresses_involved: textList,
  address_roles: textList,
  suspect_addresses: textList,
  evidence_tx_ids: textList,
  evidence_transfers: textList,
  evidence_is_complete: booleanColumn,
  evidence: alertEvidenceSchema.meta({ description: 'evidence_json, parsed.' }),
  limitations: textList,
  ...alertStateSchema.shape,
});
export type AlertRow = z.infer<typeof alertRowSchema>;

/** What `analytics alerts list` shows of an alert: columns of the row, with the same names and types. */
export const listedAlertSchema = alertRowSchema.pick({
  alert_id: true,
  alert_rank: true,
  typology_type: true,
  severity: true,
  severity_score: true,
  alert_confidence_score: true,
  description: true,
  address: true,
  suspect_addresses: true,
  volume_usd: true,
  entered_usd: true,
  evidence_transaction_count: true,
  start_time: true,
  end_time: true,
  first_seen_date: true,
  last_seen_date: true,
  cluster_id: true,
});
export type ListedAlert = z.infer<typeof listedAlertSchema>;

export const caseRowSchema = z
  .object({
    cluster_id: z.string(),
    cluster_type: z.string(),
    primary_address: z.string(),
    pattern_id: z.string(),
    primary_alert_id: z.string(),
    related_alert_ids: textList,
    addresses_involved: textList,
    total_alerts: integerColumn,
    total_volume_usd: decimalColumn,
    severity_max: z.enum(SEVERITIES),
    confidence_avg: floatColumn,
    earliest_alert_timestamp: timeColumn,
    latest_alert_timestamp: timeColumn,
    open_alerts: integerColumn.meta({ description: 'Alerts of it that nobody has decided.' }),
    decided_at_ms: timeColumn.meta({ description: 'When one of its alerts was last decided; 0 where none was.' }),
    best_rank: integerColumn.meta({ description: 'Rank of its highest-ranked alert.' }),
    typology_types: textList.meta({ description: 'Of its alerts, that of the highest-ranked in front.' }),
    status: z.enum(CASE_STATUSES).meta({
      description: 'Where the work stands. A closed case is open again with an alert that it was not closed with.',
    }),
    owner: z.string().meta({ description: 'Whose work it is; empty for nobody.' }),
    due_ms: timeColumn.meta({
      description: 'The earliest due date of its alerts that nobody has finished; 0 without one, or once it is closed.',
    }),
    last_act_ms: timeColumn.meta({ description: 'When somebody last worked on it; 0 for never.' }),
    member_ids: textList.meta({ description: 'Computed cases that people merged into it.' }),
  })
  .meta({ id: 'Case' });
export type CaseRow = z.infer<typeof caseRowSchema>;

export const detectionRowSchema = z
  .object({
    detection_id: z.string(),
    typology_type: z.string(),
    subject_address: z.string(),
    severity: z.enum(SEVERITIES),
    confidence_score: floatColumn,
    proof_grade: z.enum(PROOF_GRADES),
    volume_usd: decimalColumn,
    entered_usd: decimalColumn,
    pattern_ids: textList,
    start_time: timeColumn,
    end_time: timeColumn,
    alert_id: z.string(),
  })
  .meta({ id: 'Detection' });
export type DetectionRow = z.infer<typeof detectionRowSchema>;
