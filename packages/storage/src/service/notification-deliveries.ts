/** Messages to send and those that were sent, in the database that all networks share: the newest version is the state. */
import {
  AnalyticsError,
  deliveryAttemptSchema,
  deliverySchema,
  notificationMessageSchema,
  shortDigest,
  canonicalJson,
  type Delivery,
  type DeliveryAttempt,
  type NetworkName,
  type NotificationMessage,
  type NotificationRule,
} from '@analytics/domain';
import { z } from 'zod';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { readRows, type QueryRow } from '../engine/read-rows.ts';
import { statement } from '../engine/statements.ts';
import { insertRows } from '../slices/results.ts';

/** A message with all that its sender needs. */
export interface QueuedDelivery extends Delivery {
  readonly network: string;
  readonly event_ids: readonly string[];
  readonly message: NotificationMessage;
  readonly version: number;
}

/**
 * Queues a message of a rule about events that it has not reported; the same rule and events are the same message, and
 * what is queued or sent stays as it is. True where it is new.
 */
export async function queueDelivery(
  service: Database,
  rule: NotificationRule,
  event_ids: readonly string[],
  message: NotificationMessage,
  now_ms: number,
): Promise<boolean> {
  const { rule_name, channel, event, counts_from_ms } = rule;
  const delivery_id = `msg_${shortDigest(canonicalJson([message.network, rule_name, counts_from_ms, event_ids]))}`;
  const [known] = await readRows(service, 'notifications/get', { network: message.network, delivery_id });
  if (known !== undefined) return false;
  const { subject, item_count } = message;
  const about = { delivery_id, rule_name, channel, event, subject, item_count };
  await save(service, { ...about, ...WAITING, network: message.network, event_ids, message, created_at_ms: now_ms });
  return true;
}

const WAITING = {
  status: 'waiting',
  attempt: 0,
  not_before_ms: 0,
  error_message: '',
  ended_at_ms: 0,
  version: 0,
} as const;

/** Messages to send now, the longest waiting first. One that cannot be read is given up: it would hold up its channel for ever. */
export async function dueDeliveries(
  service: Database,
  network: NetworkName,
  now_ms: number,
  row_limit: number,
): Promise<QueuedDelivery[]> {
  const due: QueuedDelivery[] = [];
  for (const row of await readRows(service, 'notifications/due', { network, now_ms, row_limit })) {
    const delivery = readable(row);
    if (delivery === undefined) await giveUpUnreadable(service, row, now_ms);
    else due.push(delivery);
  }
  return due;
}

/** What an attempt came to: its line in the log, and the next state of the message. */
export async function saveAttempt(
  service: Database,
  before: QueuedDelivery,
  attempt: DeliveryAttempt,
  next: Pick<Delivery, 'status' | 'not_before_ms' | 'ended_at_ms'>,
): Promise<void> {
  const { network, delivery_id } = before;
  await insertRows(service, 'service_notification_attempts', [{ network, delivery_id, ...attempt }]);
  await save(service, { ...before, ...next, attempt: attempt.attempt, error_message: attempt.error_message });
}

/** A page of messages, newest first; `status` '' for any. */
export async function listDeliveries(
  service: Database,
  network: NetworkName,
  page: { readonly status: string; readonly row_limit: number; readonly row_offset: number },
): Promise<Delivery[]> {
  return await parsedRows(service, deliverySchema, statement('notifications/list'), { network, ...page });
}

/** A message as it is sent, and every try. Throws DELIVERY_NOT_FOUND. */
export async function readDelivery(
  service: Database,
  network: NetworkName,
  delivery_id: string,
): Promise<{ readonly delivery: QueuedDelivery; readonly attempts: readonly DeliveryAttempt[] }> {
  const delivery = await requireDelivery(service, network, delivery_id);
  const parameters = { network, delivery_id };
  const attempts = await parsedRows(service, deliveryAttemptSchema, statement('notifications/attempts'), parameters);
  return { delivery, attempts };
}

/** Lets a message that was given up wait again, with all of its attempts. Throws DELIVERY_NOT_FOUND, DELIVERY_NOT_GIVEN_UP. */
export async function retryDelivery(service: Database, network: NetworkName, delivery_id: string): Promise<Delivery> {
  const found = await requireDelivery(service, network, delivery_id);
  if (found.status !== 'given_up') {
    const message = `Expected a message that was given up, found ${delivery_id}, which is ${found.status}.`;
    throw new AnalyticsError('DELIVERY_NOT_GIVEN_UP', message);
  }
  const again = { ...found, ...WAITING, version: found.version };
  await save(service, again);
  return deliverySchema.parse(again);
}

/** Of some events those that the rule has not reported, in their order. */
export async function unreportedEvents(
  service: Database,
  network: NetworkName,
  { rule_name, counts_from_ms }: NotificationRule,
  event_ids: readonly string[],
): Promise<string[]> {
  if (event_ids.length === 0) return [];
  const reported = await readRows(service, 'notifications/reported', { network, rule_name, since_ms: counts_from_ms });
  const known = new Set(reported.map(({ event_id }) => event_id));
  return event_ids.filter((event_id) => !known.has(event_id));
}

/** When a rule looked at published runs, by run. */
export async function looksOf(
  service: Database,
  network: NetworkName,
  { rule_name, counts_from_ms }: NotificationRule,
): Promise<ReadonlyMap<string, number>> {
  const rows = await readRows(service, 'notifications/looks', { network, rule_name, since_ms: counts_from_ms });
  return new Map(rows.map(({ run_id, looked_at_ms }) => [run_id, Number(looked_at_ms)] as const));
}

/** After what was queued of the run: a crash between looks once more, and finds all of it reported. `event_ids` are found and no news. */
export async function saveLook(
  service: Database,
  network: NetworkName,
  rule_name: string,
  run_id: string,
  looked_at_ms: number,
  event_ids: readonly string[],
): Promise<void> {
  await insertRows(service, 'service_notification_looks', [{ network, rule_name, run_id, looked_at_ms, event_ids }]);
}

const wholeSchema = deliverySchema.extend({
  network: z.string(),
  event_ids: z.array(z.string()),
  version: z.coerce.number(),
});

function deliveryOf({ message_json, _version, ...row }: QueryRow<'notifications/get'>): QueuedDelivery {
  return {
    ...wholeSchema.parse({ ...row, version: _version }),
    message: notificationMessageSchema.parse(JSON.parse(message_json)),
  };
}

function readable(row: QueryRow<'notifications/get'>): QueuedDelivery | undefined {
  try {
    return deliveryOf(row);
  } catch {
    return undefined;
  }
}

async function giveUpUnreadable(service: Database, row: QueryRow<'notifications/get'>, now_ms: number): Promise<void> {
  const error_message = 'the message in the database cannot be read';
  const ended = { status: 'given_up', not_before_ms: 0, error_message, ended_at_ms: now_ms };
  await insertRows(service, 'service_notification_deliveries', [
    { ...row, ...ended, _version: Number(row._version) + 1 },
  ]);
}

async function requireDelivery(service: Database, network: NetworkName, delivery_id: string): Promise<QueuedDelivery> {
  const [row] = await readRows(service, 'notifications/get', { network, delivery_id });
  if (row !== undefined) return deliveryOf(row);
  throw new AnalyticsError('DELIVERY_NOT_FOUND', `Expected a message ${JSON.stringify(delivery_id)}, found none.`);
}

async function save(service: Database, { message, version, ...row }: QueuedDelivery): Promise<void> {
  const stored = { ...row, message_json: JSON.stringify(message), _version: version + 1 };
  await insertRows(service, 'service_notification_deliveries', [stored]);
}

/** Keeps a message that was sent outside of the queue, as a test is, with its one attempt. */
export async function saveTestDelivery(
  service: Database,
  delivery: Omit<QueuedDelivery, 'version' | 'event_ids'>,
  attempt: DeliveryAttempt,
): Promise<void> {
  const { network, delivery_id } = delivery;
  await insertRows(service, 'service_notification_attempts', [{ network, delivery_id, ...attempt }]);
  await save(service, { ...delivery, event_ids: [], version: 0 });
}
