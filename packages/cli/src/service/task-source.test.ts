import { parseEnvironment } from '@analytics/domain';
import { describe, expect, it } from 'vitest';
import { taskSource } from './task-source.ts';

const configured = parseEnvironment({ INGESTION_SOURCE_TYPE: 'directory', INGESTION_DIRECTORY: 'sources/world' });

describe('taskSource', () => {
  it('takes the configured source by its kind, by all of it, and where none is named', () => {
    for (const text of ['directory', 'directory:sources/world', undefined]) {
      expect(taskSource(text, configured)).toMatchObject({ kind: 'directory', path: 'sources/world' });
    }
    expect(taskSource(undefined, parseEnvironment({}))).toBeUndefined();
  });

  it('refuses every other, also within the configured directory and where none is configured', () => {
    const forbidden = expect.objectContaining({ code: 'SOURCE_FORBIDDEN' }) as Error;
    for (const text of ['directory:/etc', 'directory:sources/world/2', 's3', '', 'directory:../shared/data']) {
      expect(() => taskSource(text, configured)).toThrow(forbidden);
    }
    expect(() => taskSource('directory', parseEnvironment({}))).toThrow(forbidden);
  });
});
