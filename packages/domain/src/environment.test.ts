import { describe, expect, it } from 'vitest';
import { parseEnvironment, unknownVariables } from './environment.ts';

describe('parseEnvironment', () => {
  it('gives defaults, takes an empty variable as unset and ignores what is not ours', () => {
    expect(parseEnvironment({ CLICKHOUSE_HOST: '', PATH: '/bin' })).toEqual({
      ANALYTICS_DATA_DIR: './.analytics',
      CLICKHOUSE_PORT: 8123,
      CLICKHOUSE_USER: 'default',
      CLICKHOUSE_PASSWORD: '',
      CLICKHOUSE_DATABASE: 'default',
      ANALYTICS_EXECUTION_MODE: 'on-demand',
      API_CASE_FILES: 100,
      API_CASE_FILE_BYTES: 10_000_000,
      API_HOST: '127.0.0.1',
      API_PORT: 8001,
      ANALYTICS_API_KEYS: '',
      ANALYTICS_OIDC_CLIENT_SECRET: '',
      ANALYTICS_OIDC_SCOPES: 'openid profile email',
      ANALYTICS_OIDC_ROLES: '',
      ANALYTICS_SESSION_IDLE_MINUTES: 60,
      ANALYTICS_SESSION_HOURS: 12,
      API_RATE_LIMIT_PER_MINUTE: 6000,
      LOG_LEVEL: 'info',
      INGESTION_CLICKHOUSE_PORT: 8123,
      INGESTION_CLICKHOUSE_USER: 'default',
      INGESTION_CLICKHOUSE_PASSWORD: '',
      INGESTION_S3_REGION: 'us-east-1',
      INGESTION_FORMAT: 'auto',
      INGESTION_S3_PREFIX: 'snapshots',
      INGESTION_ALLOW_LINK_LOCAL: '0',
      ANALYTICS_DEBUG: '0',
    });
  });

  it('names a variable that is wrong, without its value', () => {
    expect(() => parseEnvironment({ CLICKHOUSE_PORT: 'secret' })).toThrow(
      expect.objectContaining({
        code: 'INVALID_SETTING',
        message: expect.not.stringContaining('secret') as string,
      }) as Error,
    );
  });
});

describe('unknownVariables', () => {
  it('names what has our prefix and is unknown', () => {
    const variables = { ANALYTICS_API_KEYZ: 'x', INGESTION_S3_BUKET: 'y', ANALYTICS_DATA_DIR: 'z', API_TOKEN: 'w' };
    expect(unknownVariables(variables)).toEqual(['ANALYTICS_API_KEYZ', 'INGESTION_S3_BUKET']);
  });
});
