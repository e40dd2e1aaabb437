import { describe, expect, it } from 'vitest';
import { partsOf } from './step-parts.ts';

describe('partsOf', () => {
  it('tells the longest first', () => {
    expect(partsOf('{"seconds":{"write":0.12,"peel_chain":1.2}}')).toBe('peel chain 1.2 s, write 0.1 s');
  });

  it('is empty where the audit says nothing of seconds', () => {
    expect(partsOf('{"rows":3}')).toBe('');
  });
});
