import { describe, expect, it } from 'vitest';
import { asProblem, isConnectionLost, problemOfCall } from './problem-error.ts';

describe('asProblem', () => {
  it('keeps what the API says to do', () => {
    const [code, status, remedy] = ['SLICE_NOT_FOUND', 404, 'Run it.'];
    expect(asProblem({ code, status, detail: 'No such slice.', remedy })).toMatchObject({
      code,
      status,
      message: 'No such slice.',
      remedy,
    });
  });

  it('keeps the message of any other error, and has one for what is none', () => {
    expect(asProblem(new TypeError('odd')).message).toBe('odd');
    expect(asProblem('odd')).toMatchObject({ code: 'UNKNOWN', message: 'Something unexpected happened.' });
  });
});

describe('problemOfCall', () => {
  it('takes the TypeError of a fetch for a lost connection, and nothing else', () => {
    expect(isConnectionLost(problemOfCall(new TypeError('Failed to fetch')))).toBe(true);
    expect(isConnectionLost(problemOfCall(new SyntaxError('Unexpected token')))).toBe(false);
  });
});
