import { describe, expect, it } from 'vitest';
import { FIRST, indexOf } from './place-in-list.ts';

const list = (ids: string) => ids.split('').map((alert_id) => ({ alert_id }));

describe('indexOf', () => {
  it('follows the alert when others come before it', () => {
    expect(indexOf(list('abc'), { alert_id: 'c', at: 2 })).toBe(2);
    expect(indexOf(list('xabc'), { alert_id: 'c', at: 2 })).toBe(3);
  });

  it('stays in its place when the alert has left, within the list', () => {
    expect(indexOf(list('acd'), { alert_id: 'b', at: 1 })).toBe(1);
    expect(indexOf(list('ab'), { alert_id: 'z', at: 30 })).toBe(1);
    expect(indexOf([], FIRST)).toBe(-1);
  });
});
