import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { AnalyticsError, type ErrorCode } from '@analytics/domain';
import { registerProblems } from './problem.ts';

const detailOf = async (code: ErrorCode, message: string): Promise<string> => {
  const app = fastify();
  registerProblems(app, (text) => text);
  app.get('/', () => {
    throw new AnalyticsError(code, message);
  });
  return (await app.inject('/')).json<{ detail: string }>().detail;
};

describe('registerProblems', () => {
  it.each(['DATABASE_ERROR', 'STATEMENT_TIMEOUT', 'DISK_FULL', 'INTERNAL', 'SOURCE_UNREACHABLE'] as const)(
    'keeps the engine and its statement out of %s',
    async (code) => {
      const detail = await detailOf(code, 'Expected to read, found: Syntax error at SELECT * FROM core_transfers.');
      expect(detail).toMatch(/^Expected to answer, found: .+; the log has the rest under this request_id\.$/u);
      expect(detail).not.toContain('SELECT');
    },
  );

  it('tells the client of SERVICE_BUSY which limit was reached, and of a refusal why', async () => {
    expect(await detailOf('SERVICE_BUSY', 'Expected at most 2, found 3.')).toBe('Expected at most 2, found 3.');
    expect(await detailOf('INVALID_DATE', 'Expected a date, found x.')).toBe('Expected a date, found x.');
  });
});
