/** Transfers and flows as readers see them. */
import { z } from 'zod';
import { dateColumn, decimalColumn, integerColumn, textList, timeColumn } from './row-types.ts';

export const transferRowSchema = z
  .object({
    transfer_id: z.string().meta({ description: 'tx_id:event_index:edge_index:asset_contract' }),
    tx_id: z.string(),
    event_index: z.string(),
    edge_index: z.string(),
    block_height: integerColumn,
    block_timestamp: timeColumn,
    from_address: z.string(),
    to_address: z.string(),
    asset_symbol: z.string(),
    asset_contract: z.string(),
    amount: decimalColumn,
    amount_usd: decimalColumn,
  })
  .meta({ id: 'Transfer' });
export type TransferRow = z.infer<typeof transferRowSchema>;

/** What the window of a slice holds, and what it lacks. */
export const coverageRowSchema = z
  .object({
    transfer_count: integerColumn,
    first_timestamp_ms: timeColumn,
    last_timestamp_ms: timeColumn,
    days_with_transfers: integerColumn,
    unpriced_count: integerColumn.meta({ description: 'Transfers of an amount above 0 with no price.' }),
    asset_count: integerColumn,
    unpriced_assets: textList,
    volume_usd: decimalColumn,
    label_count: integerColumn,
    last_price_date: dateColumn,
  })
  .meta({ id: 'Coverage' });
export type CoverageRow = z.infer<typeof coverageRowSchema>;
