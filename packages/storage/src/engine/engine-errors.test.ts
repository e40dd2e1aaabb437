import { describe, expect, it } from 'vitest';
import { AnalyticsError } from '@analytics/domain';
import { engineSentence, translateEngineError } from './engine-errors.ts';

describe('engineSentence', () => {
  it('keeps what is wrong and drops the statement with its values, the version and the stack', () => {
    const text =
      "Query failed: Code: 60. DB::Exception: Unknown table x in scope SELECT * FROM x WHERE a = 'secret'. (UNKNOWN_TABLE) (version 26.7)\n0. stack";
    expect(engineSentence(new Error(text))).toBe('Unknown table x.');
  });
});

describe('translateEngineError', () => {
  it.each([
    ['Cannot reserve 4.12 MiB, not enough space. (NOT_ENOUGH_SPACE)', 'DISK_FULL'],
    ['write failed, errno: 28, No space left on device', 'DISK_FULL'],
    ['connect ECONNREFUSED 127.0.0.1:8123', 'DATABASE_UNREACHABLE'],
    ['Memory limit (total) exceeded', 'OUT_OF_MEMORY'],
    ['Query was cancelled. (QUERY_WAS_CANCELLED)', 'RUN_CANCELLED'],
    ['Database analytics_x does not exist. (UNKNOWN_DATABASE)', 'NETWORK_NOT_FOUND'],
    ['Syntax error', 'DATABASE_ERROR'],
  ])('%s is %s', (message, code) => {
    expect(translateEngineError(new Error(message), 'work')).toMatchObject({ code });
  });

  it('leaves an error of ours as it is', () => {
    const ours = new AnalyticsError('EMPTY_WINDOW', 'x');
    expect(translateEngineError(ours, 'work')).toBe(ours);
  });
});
