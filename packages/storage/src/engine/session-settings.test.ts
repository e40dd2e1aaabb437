import { describe, expect, it } from 'vitest';
import { SessionSettings } from './session-settings.ts';

describe('SessionSettings', () => {
  it('leaves out what is held with the same value, and sends it again once a statement brought another', () => {
    const session = new SessionSettings(['max_threads']);
    expect(session.missing({ max_threads: 2, default_format: 'JSON' })).toEqual({
      max_threads: 2,
      default_format: 'JSON',
    });
    session.hold({ max_threads: 2, default_format: 'JSON' });
    expect(session.missing({ max_threads: 2, default_format: 'JSON' })).toEqual({ default_format: 'JSON' });
    session.hold({ max_threads: 1 });
    expect(session.missing({ max_threads: 2 })).toEqual({ max_threads: 2 });
  });

  it('sends all again after a failure', () => {
    const session = new SessionSettings(['max_threads']);
    session.hold({ max_threads: 2 });
    session.forget();
    expect(session.missing({ max_threads: 2 })).toEqual({ max_threads: 2 });
  });
});
