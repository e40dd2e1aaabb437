import { describe, expect, it } from 'vitest';
import { asProblem, isConnectionLost, problemOfCall, problemOfStatus } from './problem-error.ts';

describe('asProblem', () => {
  it('keeps what the API says to do', () => {
    const [code, status, remedy] = ['SLICE_DAMAGED', 500, 'Run it.'];
    expect(asProblem({ code, status, detail: 'No such slice.', remedy })).toMatchObject({
      code,
      status,
      message: 'No such slice.',
      remedy,
    });
  });

  it('says what analysts meet in their words, and keeps what the service said', () => {
    const detail = 'Expected an alert "x", found none.';
    expect(asProblem({ code: 'ALERT_NOT_FOUND', status: 404, detail, remedy: 'GET /api/v1/alerts' })).toMatchObject({
      message: 'This date and window have no such alert.',
      remedy: expect.not.stringContaining('GET') as string,
      detail,
    });
  });

  it('keeps the message of any other error, and has one for what is none', () => {
    expect(asProblem(new TypeError('odd')).message).toBe('odd');
    expect(asProblem('odd')).toMatchObject({ code: 'UNKNOWN', message: 'Something unexpected happened.' });
  });
});

describe('problemOfStatus', () => {
  it('tells what passes from what does not', () => {
    expect(problemOfStatus(503)).toMatchObject({
      code: 'HTTP_503',
      message: 'The service is not available at the moment.',
    });
    expect(problemOfStatus(500).message).toContain('500');
  });
});

it('tells what the API names as wrong in a request', () => {
  const errors = [{ path: 'date', message: 'expected a date' }];
  const problem = { code: 'INVALID_REQUEST', status: 400, detail: 'Wrong.', remedy: 'Correct it.', errors };
  expect(asProblem(problem).message).toBe('Wrong. date: expected a date');
});

describe('problemOfCall', () => {
  it('takes the TypeError of a fetch for a lost connection, and nothing else', () => {
    expect(isConnectionLost(problemOfCall(new TypeError('Failed to fetch')))).toBe(true);
    expect(isConnectionLost(problemOfCall(new SyntaxError('Unexpected token')))).toBe(false);
    expect(problemOfCall(new SyntaxError('Unexpected token')).message).toBe(
      'What the service answered cannot be read.',
    );
  });
});
