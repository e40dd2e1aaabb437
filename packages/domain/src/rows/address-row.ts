/** One address: its labels, counterparties, timeline, neighbourhood and exposure. */
import { z } from 'zod';
import { booleanColumn, decimalColumn, floatColumn, integerColumn, timeColumn } from './row-types.ts';

export const labelRowSchema = z
  .object({
    label: z.string(),
    address_type: z.string(),
    address_subtype: z.string(),
    trust_level: z.string(),
    source: z.string(),
    risk_level: z.string(),
    confidence_score: floatColumn,
  })
  .meta({ id: 'Label' });
export type LabelRow = z.infer<typeof labelRowSchema>;

export const addressRoleRowSchema = z
  .object({
    address: z.string(),
    role: z.string().meta({ description: 'By what it does, whatever labels say.' }),
    probability: floatColumn.meta({ description: '0.5 where every condition just holds, 1 where all hold clearly.' }),
    reasons: z.array(z.string()).meta({ description: 'Sentences.' }),
    volume_usd: decimalColumn.meta({ description: 'Sent and received in the window.' }),
  })
  .meta({ id: 'AddressRole' });
export type AddressRoleRow = z.infer<typeof addressRoleRowSchema>;

export const listedRoleSchema = addressRoleRowSchema
  .extend({ label: z.string().meta({ description: 'Its best label; empty where none names it.' }) })
  .meta({ id: 'ListedRole' });
export type ListedRole = z.infer<typeof listedRoleSchema>;

export const addressHitSchema = z
  .object({
    address: z.string(),
    label: z.string(),
    address_type: z.string(),
    risk_level: z.string(),
    total_volume_usd: decimalColumn,
    tx_total_count: integerColumn,
  })
  .meta({ id: 'AddressHit' });
export type AddressHit = z.infer<typeof addressHitSchema>;

export const addressNameSchema = z.object({ address: z.string(), label: z.string() }).meta({ id: 'AddressName' });
export type AddressName = z.infer<typeof addressNameSchema>;

export const addressMentionSchema = z
  .object({
    typology_type: z.string(),
    role: z.string(),
    alert_id: z.string().meta({ description: "'' where no alert tells it." }),
    hold_reason: z.string().meta({ description: "Why it is no alert; '' where it is one." }),
    chance_ratio: floatColumn,
    confidence_score: floatColumn,
    entered_usd: decimalColumn,
    volume_usd: decimalColumn.meta({ description: 'Turnover of an alert; as entered_usd of what was held back.' }),
    start_time: timeColumn,
  })
  .meta({ id: 'AddressMention' });
/** A detection that the address has a part in: told by an alert, or held back for a reason. */
export type AddressMention = z.infer<typeof addressMentionSchema>;

export const counterpartyRowSchema = z
  .object({
    address: z.string(),
    sent_usd: decimalColumn.meta({ description: 'USD that went from the subject to it.' }),
    received_usd: decimalColumn.meta({ description: 'USD that came from it.' }),
    sent_count: integerColumn,
    received_count: integerColumn,
    first_timestamp_ms: timeColumn,
    last_timestamp_ms: timeColumn,
    label: z.string(),
    address_type: z.string(),
    risk_level: z.string(),
  })
  .meta({ id: 'Counterparty' });
export type CounterpartyRow = z.infer<typeof counterpartyRowSchema>;

export const timelineRowSchema = z
  .object({
    bucket_ms: timeColumn,
    in_usd: decimalColumn,
    out_usd: decimalColumn,
    in_count: integerColumn,
    out_count: integerColumn,
  })
  .meta({ id: 'TimelineBucket' });
export type TimelineRow = z.infer<typeof timelineRowSchema>;

export const flowRowSchema = z
  .object({
    from_address: z.string(),
    to_address: z.string(),
    total_usd: decimalColumn,
    transfer_count: integerColumn,
    first_timestamp_ms: timeColumn,
    last_timestamp_ms: timeColumn,
  })
  .meta({ id: 'Flow' });
export type FlowRow = z.infer<typeof flowRowSchema>;

export const graphNodeSchema = z
  .object({
    address: z.string(),
    hop: z.int().meta({ description: 'Transfers between it and the subject, directions ignored.' }),
    is_hub: z.boolean().meta({ description: 'Has more counterparties than hub_degree: it is shown and not expanded.' }),
    counterparty_count: integerColumn,
    total_volume_usd: decimalColumn,
    label: z.string(),
    address_type: z.string(),
    risk_level: z.string(),
    alert_count: integerColumn,
  })
  .meta({ id: 'GraphNode' });
export type GraphNode = z.infer<typeof graphNodeSchema>;

export const exposureRowSchema = z
  .object({
    pattern_id: z.string(),
    risk_source_address: z.string(),
    risk_type: z.string(),
    direction: z.string().meta({ description: 'from_risk: money came from the risk; to_risk: money went to it.' }),
    distance_to_risk: integerColumn,
    exposed_usd: floatColumn,
    exposed_usd_by_hop: z.array(floatColumn).meta({ description: 'Entry 0 is one hop.' }),
    reverse_exposed_usd: floatColumn,
    risk_propagation_score: floatColumn,
    evidence_is_complete: booleanColumn,
  })
  .meta({ id: 'Exposure' });
export type ExposureRow = z.infer<typeof exposureRowSchema>;
