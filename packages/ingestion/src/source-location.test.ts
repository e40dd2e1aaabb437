import { describe, expect, it } from 'vitest';
import { parseEnvironment } from '@analytics/domain';
import { configuredSource, parseSourceLocation, sourceName } from './source-location.ts';

describe('configuredSource', () => {
  it('reads the INGESTION_ variables, and its name shows no secret', () => {
    expect(configuredSource(parseEnvironment({}))).toBeUndefined();
    const environment = parseEnvironment({
      INGESTION_SOURCE_TYPE: 's3',
      INGESTION_S3_BUCKET: 'b',
      INGESTION_S3_ENDPOINT: 'https://user:pass@s3.example/',
      INGESTION_S3_ACCESS_KEY_ID: 'id',
      INGESTION_S3_SECRET_ACCESS_KEY: 'secret',
    });
    const source = configuredSource(environment)!;
    expect(source).toMatchObject({ kind: 's3', bucket: 'b', prefix: 'snapshots', keys: { access_key_id: 'id' } });
    expect(sourceName(source)).toBe('s3:https://***@s3.example/b/snapshots');
    expect(() => parseSourceLocation('http', environment)).toThrow('INGESTION_HTTP_URL');
  });
});

describe('parseSourceLocation', () => {
  it.each(['directory:in/x', './in/x', 'in/x', 't.csv', 'my export.csv.gz'])(
    'takes %j for a folder or file',
    (text) => {
      expect(parseSourceLocation(text, parseEnvironment({}))).toMatchObject({ kind: 'directory' });
    },
  );
});
