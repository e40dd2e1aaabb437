/**
 * What Prometheus reads: HTTP as it happens; queue, runs and slices as they stood when they were last seen, for the
 * engine may be busy and a scrape must not wait for it.
 */
import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { ENDED_STATUSES, TASK_NAMES, parseNetworkName } from '@analytics/domain';
import { askedByNobody, auditPage, listRuns } from '@analytics/storage';
import type { ApiContext } from './context.ts';
import { LastSeen } from './last-seen.ts';

const RUNS_READ = 200;
/** Half of what a scrape may take. */
const WAIT_MS = 50;
/** The first scrape opens what it reads. */
const FIRST_WAIT_MS = 2000;

export class ServiceMetrics {
  /** Of this process: nobody is asked. */
  private readonly own = new Registry();
  /** Of the queue and the databases. */
  private readonly asked = new Registry();
  private readonly seen: LastSeen<string>;
  private readonly requests: Histogram<'method' | 'route' | 'status'>;
  private readonly failures: Counter<'name'>;

  constructor(context: ApiContext) {
    const registers = [this.asked];
    collectDefaultMetrics({ register: this.own, prefix: 'analytics_' });
    this.requests = new Histogram({
      name: 'analytics_http_request_seconds',
      help: 'Time to answer, by route of the contract.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
      registers: [this.own],
    });
    this.failures = new Counter({
      name: 'analytics_scrape_failures_total',
      help: 'Times that a part of these numbers could not be read.',
      labelNames: ['name'],
      registers: [this.own],
    });
    this.registerQueue(context, registers);
    this.registerEndedTasks(context, registers);
    this.registerRuns(context, registers);
    this.seen = new LastSeen(() => askedByNobody(() => this.asked.metrics()), {
      wait_ms: WAIT_MS,
      first_wait_ms: FIRST_WAIT_MS,
      now_ms: context.now_ms,
    });
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  async text(): Promise<string> {
    const asked = await this.seen.get();
    return `${await this.own.metrics()}\n${asked?.value ?? ''}`;
  }

  private registerQueue(context: ApiContext, registers: Registry[]): void {
    const { failures } = this;
    new Gauge({
      name: 'analytics_queue_tasks',
      help: 'Tasks of the queue by state.',
      labelNames: ['state'],
      registers,
      async collect() {
        try {
          for (const [state, count] of Object.entries(await context.queue.counts())) {
            this.set({ state }, Number(count));
          }
        } catch {
          failures.inc({ name: 'queue' });
        }
      },
    });
  }

  /** Also of tasks that failed before they had a run. On Redis every API tells the same numbers, of all workers. */
  private registerEndedTasks(context: ApiContext, registers: Registry[]): void {
    const { failures } = this;
    new Counter({
      name: 'analytics_tasks_ended_total',
      help: 'Tasks that have ended, by how they did.',
      labelNames: ['network', 'task_name', 'status'],
      registers,
      async collect() {
        try {
          const networks = await context.databases.networks();
          const counts = await context.queue.endedCounts();
          this.reset();
          // From 0 on, so that the first failure is an increase.
          for (const network of networks)
            for (const task_name of TASK_NAMES)
              for (const status of ENDED_STATUSES) this.inc({ network, task_name, status }, 0);
          for (const { count, ...labels } of counts) this.inc(labels, count);
        } catch {
          failures.inc({ name: 'ended_tasks' });
        }
      },
    });
  }

  private registerRuns(context: ApiContext, registers: Registry[]): void {
    const { failures } = this;
    const gauge = <T extends string>(name: string, help: string, labelNames: T[]): Gauge<T> =>
      new Gauge({ name, help, labelNames, registers });
    const published = gauge(
      'analytics_last_published_seconds',
      'When the newest run of a window length was published, epoch seconds.',
      ['network', 'window_days'],
    );
    const step = gauge('analytics_step_seconds', 'Seconds that a step took when it last ran.', ['network', 'step']);
    const rows = gauge('analytics_step_rows', 'Rows that a step made when it last ran.', ['network', 'step']);
    const memory = gauge('analytics_step_peak_rss_bytes', 'Largest resident memory while a step last ran.', [
      'network',
      'step',
    ]);
    new Gauge({
      name: 'analytics_runs',
      help: 'Runs of a network by status, among its newest 200.',
      labelNames: ['network', 'status'],
      registers,
      async collect() {
        this.reset();
        try {
          for (const network of await context.databases.networks()) {
            const database = await context.databases.of(parseNetworkName(network), 'watch');
            for (const run of (await listRuns(database, RUNS_READ)).reverse()) {
              this.inc({ network, status: run.status });
              if (run.status === 'published')
                published.set({ network, window_days: String(run.window_days) }, run.ended_ms / 1000);
            }
            const any = { window_days: 0, processing_date: '', run_id: '', row_limit: 50, row_offset: 0 };
            for (const entry of (await auditPage(database, any)).reverse()) {
              const labels = { network, step: entry.step };
              step.set(labels, entry.duration_seconds);
              rows.set(labels, Number(entry.row_count));
              memory.set(labels, Number(entry.peak_rss_bytes));
            }
          }
        } catch {
          failures.inc({ name: 'runs' });
        }
      },
    });
  }
}

export function registerMetrics(app: FastifyInstance, metrics: ServiceMetrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    metrics.observe(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
}
