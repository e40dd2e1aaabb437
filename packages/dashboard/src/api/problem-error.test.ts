import { describe, expect, it } from 'vitest';
import { asProblem } from './problem-error.ts';

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

  it('takes the TypeError of a fetch for a lost connection', () => {
    expect(asProblem(new TypeError('Failed to fetch')).code).toBe('CONNECTION_LOST');
  });

  it('keeps the message of any other error, and has one for what is none', () => {
    expect(asProblem(new Error('odd')).message).toBe('odd');
    expect(asProblem('odd')).toMatchObject({ code: 'UNKNOWN', message: 'Something unexpected happened.' });
  });
});
