/** Addresses that a team watches, as readers see them. */
import { z } from 'zod';
import { decimalColumn, integerColumn, timeColumn } from './row-types.ts';

/** Addresses on lists of a network: more are no list that people watch. */
export const MAX_WATCHES = 10_000;
/** Characters. */
export const MAX_WATCH_LIST_NAME = 80;
export const MAX_WATCH_NOTE = 2000;

export const WATCH_ACTIONS = ['added', 'changed', 'removed'] as const;

const place = {
  address: z.string(),
  list_name: z.string().meta({ description: 'What the list is called.' }),
  note: z.string(),
  changed_by: z.string(),
  changed_at_ms: timeColumn,
};

/** An address on a list; who put it there or changed the note last, and when. */
export const watchSchema = z.object(place).meta({ id: 'Watch' });
export type Watch = z.infer<typeof watchSchema>;

export const watchChangeSchema = z.object({ ...place, action: z.enum(WATCH_ACTIONS) }).meta({ id: 'WatchChange' });
export type WatchChange = z.infer<typeof watchChangeSchema>;

/** What a watched address did in a slice. */
export const watchActivitySchema = z
  .object({
    address: z.string(),
    list_names: z.array(z.string()),
    transfer_count: integerColumn.meta({ description: 'In the window, in and out.' }),
    total_usd: decimalColumn,
    last_time: timeColumn.meta({ description: 'Of its last transfer; 0 without one.' }),
    new_transfer_count: integerColumn.meta({ description: 'After the end of the slice before.' }),
    new_usd: decimalColumn,
    alert_count: integerColumn.meta({ description: 'Alerts that involve it, those that rules hide included.' }),
    new_alert_ids: z.array(z.string()).meta({ description: 'Of them those that the slice before did not have.' }),
  })
  .meta({ id: 'WatchActivity' });
export type WatchActivity = z.infer<typeof watchActivitySchema>;
