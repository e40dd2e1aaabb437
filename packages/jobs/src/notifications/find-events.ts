/** What a rule has to report: news of a published slice, and tasks that failed. */
import {
  SEVERITIES,
  counted,
  usd,
  type AlertListRow,
  type MessageItem,
  type NotificationRule,
  type TaskRecord,
  type Window,
} from '@analytics/domain';
import { pageOfAlerts, watchActivity, windowBefore, type ResidentSlices } from '@analytics/storage';

export interface FoundEvent {
  /** The same news has the same one, whichever run found it. */
  readonly event_id: string;
  readonly item: MessageItem;
}

/** The news of a slice that the rule asks for, the most important first. O(alerts of the slice and of the one before). */
export async function eventsOfSlice(
  resident: ResidentSlices,
  window: Window,
  rule: NotificationRule,
  now_ms: number,
): Promise<FoundEvent[]> {
  switch (rule.event) {
    case 'new_alert':
      return await newAlerts(resident, window, rule, now_ms);
    case 'grown':
      return await grownAlerts(resident, window, rule, now_ms);
    case 'watched':
      return await watchedAddresses(resident, window, rule, now_ms);
    case 'failed_run':
      return [];
  }
}

/** Of tasks that ended those that failed for good. */
export function failedTasks(tasks: readonly TaskRecord[], since_ms: number): FoundEvent[] {
  return tasks
    .filter(({ status, ended_ms }) => status === 'FAILURE' && ended_ms >= since_ms)
    .map(({ task_id, task_name, processing_date, window_days, error_code, error_message }) => ({
      event_id: `failed/${task_id}`,
      item: {
        id: task_id,
        text: `${task_name} ${processing_date}/${window_days}: ${error_code}: ${error_message}`,
        path: `/runs?task=${encodeURIComponent(task_id)}`,
      },
    }));
}

/** Nobody has decided them yet, and the slice before did not have them. */
async function newAlerts(
  resident: ResidentSlices,
  window: Window,
  rule: NotificationRule,
  now_ms: number,
): Promise<FoundEvent[]> {
  const before = await windowBefore(resident, window);
  const known = new Set(
    before === undefined ? [] : (await resident.alerts(before)).map(({ columns }) => columns.alert_id),
  );
  const alerts = await alertsOf(resident, window, rule, now_ms);
  return alerts
    .filter((alert) => isUndecided(alert) && !known.has(alert.alert_id))
    .map((alert) => ({ event_id: `new/${alert.alert_id}`, item: itemOf(alert, window, alert.description) }));
}

function isUndecided({ decided_at_ms }: AlertListRow): boolean {
  return decided_at_ms === 0;
}

async function grownAlerts(
  resident: ResidentSlices,
  window: Window,
  rule: NotificationRule,
  now_ms: number,
): Promise<FoundEvent[]> {
  const alerts = await alertsOf(resident, window, rule, now_ms);
  return alerts
    .filter(({ grown_transfers }) => grown_transfers > 0)
    .map((alert) => {
      const more = `${counted(alert.grown_transfers, 'transfer')} more since it was decided`;
      return {
        event_id: `grown/${alert.alert_id}/${alert.decided_at_ms}`,
        item: itemOf(alert, window, `${more}. ${alert.description}`),
      };
    });
}

/** Those that rules hide are left out, as in lists. */
async function alertsOf(
  resident: ResidentSlices,
  window: Window,
  { min_severity, typologies }: Pick<NotificationRule, 'min_severity' | 'typologies'>,
  now_ms: number,
): Promise<AlertListRow[]> {
  const severities = SEVERITIES.slice(SEVERITIES.indexOf(min_severity));
  const filter = { severities, ...(typologies.length === 0 ? {} : { typologies }) };
  const page = { sort: 'rank', order: 'asc', row_limit: Number.POSITIVE_INFINITY } as const;
  return (await pageOfAlerts(resident, window, filter, page, now_ms)).alerts;
}

function itemOf(alert: AlertListRow, window: Window, text: string): MessageItem {
  const { alert_id, severity, typology_type } = alert;
  return {
    id: alert_id,
    text: `${severity}, ${typology_type.replaceAll('_', ' ')}: ${text}`,
    path: `/alerts/${encodeURIComponent(alert_id)}?${sliceQuery(window)}`,
  };
}

async function watchedAddresses(
  resident: ResidentSlices,
  window: Window,
  { list_names }: NotificationRule,
  now_ms: number,
): Promise<FoundEvent[]> {
  const { lists } = await resident.watched();
  const wanted = new Map(
    [...lists].filter(([, names]) => list_names.length === 0 || names.some((name) => list_names.includes(name))),
  );
  const { activity } = await watchActivity(resident, window, wanted);
  const undecided = await alertsOf(resident, window, { min_severity: SEVERITIES[0], typologies: [] }, now_ms);
  const open = new Set(undecided.filter(isUndecided).map(({ alert_id }) => alert_id));
  return activity.flatMap((one) => {
    const path = `/addresses/${encodeURIComponent(one.address)}?${sliceQuery(window)}`;
    const on = `${one.address} (${one.list_names.join(', ')})`;
    const alerts = one.new_alert_ids
      .filter((alert_id) => open.has(alert_id))
      .map((alert_id) => ({
        event_id: `watched/${one.address}/${alert_id}`,
        item: { id: one.address, text: `${on}: the new alert ${alert_id}`, path },
      }));
    if (one.new_transfer_count === 0) return alerts;
    const moved = `${counted(one.new_transfer_count, 'new transfer')}, ${usd(Number(one.new_usd))}`;
    const item = { id: one.address, text: `${on}: ${moved}`, path };
    return [...alerts, { event_id: `watched/${one.address}/until ${window.processing_date}`, item }];
  });
}

/** As pages of the dashboard have it; the network is put before it by whoever knows it. */
function sliceQuery({ processing_date, window_days }: Window): string {
  return `date=${processing_date}&days=${window_days}`;
}
