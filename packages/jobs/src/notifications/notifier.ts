/**
 * Looks for news, queues messages about them, and sends what is queued. What is queued is in the database before
 * anything is sent, so that a restart loses none. A message whose sender died before it noted the answer is sent again
 * with the same id.
 */
import {
  DAY_MS,
  addToList,
  parseNetworkName,
  parseProcessingDate,
  windowOf,
  type NetworkName,
  type NotificationRule,
  type NotificationSettings,
  type TaskQueue,
} from '@analytics/domain';
import {
  asOnlyOne,
  askedByNobody,
  dueDeliveries,
  listNotificationRules,
  looksOf,
  notifiedNetworks,
  publishedRuns,
  queueDelivery,
  saveAttempt,
  saveLook,
  sliceName,
  translateEngineError,
  unreportedEvents,
  type Database,
  type PublishedRun,
  type QueuedDelivery,
  type ResidentSlices,
} from '@analytics/storage';
import { retryDelay } from '../queue/task-policy.ts';
import type { QueueClock } from '../queue/queue-clock.ts';
import { composeMessage, leftTo } from './compose-message.ts';
import { eventsOfSlice, failedTasks, type FoundEvent } from './find-events.ts';
import { handOver } from './hand-over.ts';

export interface NotifierSite {
  readonly settings: NotificationSettings;
  /** The database that all networks share. */
  readonly service: Database;
  /** Throws NETWORK_NOT_FOUND. */
  readonly resident: (network: NetworkName) => Promise<ResidentSlices>;
  readonly queue: Pick<TaskQueue, 'list'>;
  readonly clock: QueueClock;
  /** A text as it may leave the machine: without secrets and without directories of the server. */
  readonly shown: (text: string) => string;
  /** A line for whoever watches: what could not be done. */
  readonly say: (line: string, facts: { readonly error_code: string }) => void;
}

/** What ended longer ago, or is of a date so long before the newest, is no news: a backfill of a year sends no message a day. */
const NEWS_DAYS = 7;
/** Tasks that are looked through, newest first: more do not end between two looks. */
const MOST_TASKS = 1000;
/** Messages of a channel in one turn; the others wait for the next. */
const MOST_SENT = 50;
/** What a message that is being sent gets when the service ends: most receivers need less. */
const CLOSE_GRACE_MS = 2000;
/** Nothing more is begun in a turn after so long: another process then takes the claim for one of a dead sender's. */
const MAX_TURN_MS = 5 * 60_000;

export class Notifier {
  private readonly site: NotifierSite;
  private cancelTimer: () => void = () => undefined;
  private turning: Promise<void> = Promise.resolve();
  private readonly ending = new AbortController();
  private isClosed = false;
  private last_queued_ms = 0;

  constructor(site: NotifierSite) {
    this.site = site;
  }

  /** Looks at once, and then again and again until it is closed. */
  start(): void {
    this.turning = this.turn().finally(() => {
      if (this.isClosed) return;
      const { clock, settings } = this.site;
      this.cancelTimer = clock.after(settings.delivery.look_seconds * 1000, () => {
        this.start();
      });
    });
  }

  /** One look, and what is due is sent. Never throws: what fails is said, and tried again the next time. */
  async turn(): Promise<void> {
    const { service, clock } = this.site;
    await this.trying('notifications', async () => {
      await askedByNobody(() =>
        asOnlyOne(service, 'notifications', clock.now_ms(), async () => {
          const end_ms = clock.now_ms() + MAX_TURN_MS;
          const names = await notifiedNetworks(service);
          for (const [at, name] of names.entries()) {
            if (this.isClosed) return;
            // A slow network leaves each of the others its share.
            const share_ms = (end_ms - clock.now_ms()) / (names.length - at);
            await this.trying(name, () => this.look(parseNetworkName(name)));
            await this.trying(name, () => this.send(parseNetworkName(name), clock.now_ms() + share_ms));
          }
        }),
      );
    });
  }

  /** Begins nothing more; resolves when what is being sent is noted, or has had its grace: then it is sent again by whoever starts next. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.cancelTimer();
    const cancelEnd = this.site.clock.after(CLOSE_GRACE_MS, () => {
      this.ending.abort();
    });
    await this.turning;
    cancelEnd();
    this.cancelTimer();
  }

  private async trying(what: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const { code, message } = translateEngineError(error, 'look for news and send it', 'INTERNAL');
      this.site.say(`${what}: ${message}`, { error_code: code });
    }
  }

  private async look(network: NetworkName): Promise<void> {
    const rules = await listNotificationRules(this.site.service, network);
    if (rules.length === 0) return;
    const since_ms = this.site.clock.now_ms() - NEWS_DAYS * DAY_MS;
    const ofTasks = rules.filter(({ event }) => event === 'failed_run');
    if (ofTasks.length > 0) {
      const tasks = await this.site.queue.list(MOST_TASKS, network);
      for (const rule of ofTasks)
        await this.queueNews(network, rule, failedTasks(tasks, Math.max(since_ms, rule.counts_from_ms)), '');
    }
    const ofSlices = rules.filter(({ event }) => event !== 'failed_run');
    if (ofSlices.length === 0) return;
    const resident = await this.site.resident(network);
    const runs = ofRecentDates(await publishedRuns(resident.database));
    for (const rule of ofSlices)
      await this.trying(network, () => this.lookAtRuns(network, rule, resident, runs, since_ms));
  }

  private async lookAtRuns(
    network: NetworkName,
    rule: NotificationRule,
    resident: ResidentSlices,
    runs: readonly PublishedRun[],
    since_ms: number,
  ): Promise<void> {
    const { service, clock } = this.site;
    const looks = await looksOf(service, network, rule);
    for (const run of runs) {
      const looked_ms = looks.get(run.run_id);
      if (this.isClosed) return;
      if (looked_ms !== undefined && looked_ms >= rule.changed_at_ms) continue;
      const window = windowOf(parseProcessingDate(run.processing_date), run.window_days);
      const found = await eventsOfSlice(resident, window, rule, clock.now_ms());
      // A rule that was changed finds more in what it has looked at: that was there before, too.
      const isNews = looked_ms === undefined && run.ended_ms >= Math.max(since_ms, rule.counts_from_ms);
      if (isNews) await this.queueNews(network, rule, found, sliceName(window));
      const known = isNews ? [] : found.map(({ event_id }) => event_id);
      await saveLook(service, network, rule.rule_name, run.run_id, clock.now_ms(), known);
    }
  }

  private async queueNews(
    network: NetworkName,
    rule: NotificationRule,
    found: readonly FoundEvent[],
    about: string,
  ): Promise<void> {
    const { service, clock, settings, shown } = this.site;
    const ids = found.map(({ event_id }) => event_id);
    const fresh = new Set(await unreportedEvents(service, network, rule, ids));
    const news = found.filter(({ event_id }) => fresh.has(event_id));
    if (news.length === 0) return;
    const message = composeMessage(network, rule, news, about, { max_items: settings.delivery.max_items, shown });
    // One after the other, so that they are sent in that order.
    this.last_queued_ms = Math.max(clock.now_ms(), this.last_queued_ms + 1);
    await queueDelivery(service, rule, [...fresh], message, this.last_queued_ms);
  }

  /** Channels beside each other; of one the messages in order, until it fails. */
  private async send(network: NetworkName, end_ms: number): Promise<void> {
    const due = await dueDeliveries(this.site.service, network, this.site.clock.now_ms(), MOST_SENT);
    const channels = new Map<string, QueuedDelivery[]>();
    for (const delivery of due) addToList(channels, delivery.channel, delivery);
    // One that could not be noted ends its own channel only.
    const ended = await Promise.allSettled(
      Array.from(channels.values(), async (deliveries) => {
        for (const delivery of deliveries) {
          if (this.isClosed || this.site.clock.now_ms() > end_ms) return;
          if (!(await this.sendOne(delivery))) return;
        }
      }),
    );
    const failed = ended.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  private async sendOne(delivery: QueuedDelivery): Promise<boolean> {
    const { service, settings, clock } = this.site;
    const at_ms = clock.now_ms();
    const { is_taken, left_to, ...said } = await handOver(settings, delivery, at_ms, this.ending.signal);
    if (!is_taken && this.ending.signal.aborted) return false;
    const now_ms = clock.now_ms();
    const attempt = delivery.attempt + 1;
    const outcome = is_taken ? ('sent' as const) : ('failed' as const);
    const line = { attempt, at_ms, took_ms: Math.max(0, now_ms - at_ms), outcome, ...said };
    const rest = { ...delivery, message: leftTo(delivery.message, left_to) };
    await saveAttempt(service, rest, line, nextState(settings, is_taken, attempt, clock));
    return is_taken;
  }
}

function nextState(
  { delivery: { max_attempts, first_retry_seconds, max_retry_seconds } }: NotificationSettings,
  is_taken: boolean,
  attempt: number,
  clock: QueueClock,
): Parameters<typeof saveAttempt>[3] {
  const now_ms = clock.now_ms();
  if (is_taken) return { status: 'sent', not_before_ms: 0, ended_at_ms: now_ms };
  if (attempt >= max_attempts) return { status: 'given_up', not_before_ms: 0, ended_at_ms: now_ms };
  const delays = { first_delay_ms: first_retry_seconds * 1000, max_delay_ms: max_retry_seconds * 1000 };
  const not_before_ms = now_ms + retryDelay(delays, attempt, clock.random);
  return { status: 'waiting', not_before_ms, ended_at_ms: 0 };
}

/** None of a date long before the newest of its window length. */
function ofRecentDates(runs: readonly PublishedRun[]): PublishedRun[] {
  const newest = new Map(runs.map(({ window_days, processing_date }) => [window_days, processing_date] as const));
  return runs.filter(({ window_days, processing_date }) => {
    const behind_ms = Date.parse(newest.get(window_days) ?? processing_date) - Date.parse(processing_date);
    return behind_ms <= NEWS_DAYS * DAY_MS;
  });
}
