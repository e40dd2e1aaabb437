/**
 * What Prometheus reads: HTTP as it happens; queue, runs and slices as they stood when they were last seen, for the
 * engine may be busy and a scrape must not wait for it.
 */
import type { FastifyInstance } from 'fastify';
import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { askedByNobody } from '@analytics/storage';
import { AskedMetrics } from './asked-metrics.ts';
import type { ApiContext } from './context.ts';
import { LastSeen } from './last-seen.ts';

/** Half of what a scrape may take. */
const WAIT_MS = 50;

export class ServiceMetrics {
  /** Of this process: nobody is asked. */
  private readonly own = new Registry();
  private readonly asked: AskedMetrics;
  private readonly seen: LastSeen<string>;
  private readonly requests: Histogram<'method' | 'route' | 'status'>;

  constructor({ databases, queue }: Pick<ApiContext, 'databases' | 'queue'>) {
    collectDefaultMetrics({ register: this.own, prefix: 'analytics_' });
    this.requests = new Histogram({
      name: 'analytics_http_request_seconds',
      help: 'Time to answer, by route of the contract.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
      registers: [this.own],
    });
    const failures = new Counter({
      name: 'analytics_scrape_failures_total',
      help: 'Times that a part of these numbers could not be read.',
      labelNames: ['name'],
      registers: [this.own],
    });
    this.asked = new AskedMetrics({ databases, queue }, (name) => {
      failures.inc({ name });
    });
    this.seen = new LastSeen(() => askedByNobody(() => this.asked.text()), WAIT_MS);
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  /** Looks to the end: before the service listens. */
  async first(): Promise<void> {
    await this.seen.again();
  }

  async text(): Promise<string> {
    const asked = await this.seen.get();
    return `${await this.own.metrics()}\n${asked ?? ''}`;
  }
}

export function registerMetrics(app: FastifyInstance, metrics: ServiceMetrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    metrics.observe(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
}
