import { describe, expect, it } from 'vitest';
import { requireRoom } from './filing-rules.ts';

describe('requireRoom', () => {
  it('refuses one more save, and lets a filing of as many versions be filed or given up', () => {
    const last = { version: 500 };
    expect(() => {
      requireRoom(last, 'saved');
    }).toThrow(expect.objectContaining({ code: 'FILING_LIMIT' }));
    for (const action of ['submitted', 'approved', 'filed', 'withdrawn'] as const) requireRoom(last, action);
  });
});
