/** The numbers that queue and databases are asked for: as text, in a few questions however many networks there are. */
import { Counter, Gauge, Registry } from 'prom-client';
import { ENDED_STATUSES, TASK_NAMES } from '@analytics/domain';
import { factsOfNetworks } from '@analytics/storage';
import type { ApiContext } from './context.ts';

type Asked = Pick<ApiContext, 'databases' | 'queue'>;

export class AskedMetrics {
  private readonly registry = new Registry();
  private readonly asked: Asked;
  private readonly onFailure: (part: string) => void;
  private readonly queued = this.gauge('analytics_queue_tasks', 'Tasks of the queue by state.', ['state']);
  private readonly ended = new Counter({
    name: 'analytics_tasks_ended_total',
    help: 'Tasks that have ended, by how they did.',
    labelNames: ['network', 'task_name', 'status'],
    registers: [this.registry],
  });
  private readonly runs = this.gauge('analytics_runs', 'Runs of a network by status, among its newest 200.', [
    'network',
    'status',
  ]);
  private readonly published = this.gauge(
    'analytics_last_published_seconds',
    'When the newest run of a window length was published, epoch seconds.',
    ['network', 'window_days'],
  );
  private readonly seconds = this.gauge('analytics_step_seconds', 'Seconds that a step took when it last ran.', [
    'network',
    'step',
  ]);
  private readonly rows = this.gauge('analytics_step_rows', 'Rows that a step made when it last ran.', [
    'network',
    'step',
  ]);
  private readonly memory = this.gauge(
    'analytics_step_peak_rss_bytes',
    'Largest resident memory while a step last ran.',
    ['network', 'step'],
  );

  /** `onFailure` gets the name of a part that could not be read: its numbers stay as they were. */
  constructor(asked: Asked, onFailure: (part: string) => void) {
    this.asked = asked;
    this.onFailure = onFailure;
  }

  async text(): Promise<string> {
    await Promise.all([
      this.part('queue', () => this.readQueue()),
      this.part('ended_tasks', () => this.readEndedTasks()),
      this.part('runs', () => this.readRuns()),
    ]);
    return await this.registry.metrics();
  }

  private gauge<T extends string>(name: string, help: string, labelNames: T[]): Gauge<T> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }

  private async part(name: string, read: () => Promise<void>): Promise<void> {
    try {
      await read();
    } catch {
      this.onFailure(name);
    }
  }

  private async readQueue(): Promise<void> {
    const counts = await this.asked.queue.counts();
    for (const [state, count] of Object.entries(counts)) this.queued.set({ state }, Number(count));
  }

  /** Also of tasks that failed before they had a run. On Redis every API tells the same numbers, of all workers. */
  private async readEndedTasks(): Promise<void> {
    const networks = await this.asked.databases.networks();
    const counts = await this.asked.queue.endedCounts();
    this.ended.reset();
    // From 0 on, so that the first failure is an increase.
    for (const network of networks)
      for (const task_name of TASK_NAMES)
        for (const status of ENDED_STATUSES) this.ended.inc({ network, task_name, status }, 0);
    for (const { count, ...labels } of counts) this.ended.inc(labels, count);
  }

  private async readRuns(): Promise<void> {
    const facts = await factsOfNetworks(this.asked.databases.watch);
    for (const gauge of [this.runs, this.published, this.seconds, this.rows, this.memory]) gauge.reset();
    for (const { network, status, run_count } of facts.runs) this.runs.set({ network, status }, Number(run_count));
    for (const { network, window_days, published_ms } of facts.published)
      this.published.set({ network, window_days: String(window_days) }, Number(published_ms) / 1000);
    for (const { network, step, duration_seconds, row_count, peak_rss_bytes } of facts.steps) {
      this.seconds.set({ network, step }, duration_seconds);
      this.rows.set({ network, step }, Number(row_count));
      this.memory.set({ network, step }, Number(peak_rss_bytes));
    }
  }
}
