import { describe, expect, it } from 'vitest';
import { assignEntityIds } from './entity-ids.ts';

describe('assignEntityIds', () => {
  it('keeps the id of an entity that grows and shrinks, and gives each once', () => {
    const [id] = assignEntityIds([['a', 'b', 'c']], []);
    const prior = ['a', 'b', 'c'].map((address) => ({ entity_id: id!, address }));
    expect(assignEntityIds([['b', 'c', 'd', 'e']], prior)).toEqual([id]);
    const [first, second] = assignEntityIds([['a'], ['b', 'c']], prior);
    expect(second).toBe(id);
    expect(first).not.toBe(id);
  });

  it('gives a new id where less than half is shared', () => {
    const prior = ['a', 'b', 'c'].map((address) => ({ entity_id: 'entity_old', address }));
    expect(assignEntityIds([['a', 'x', 'y', 'z']], prior)).toEqual(assignEntityIds([['a', 'x', 'y', 'z']], []));
  });

  it('gives no id twice where an old entity keeps the id of an address that left it', () => {
    const [id] = assignEntityIds([['a', 'b', 'c']], []);
    const prior = ['b', 'c'].map((address) => ({ entity_id: id!, address }));
    const [left, kept] = assignEntityIds(
      [
        ['a', 'x'],
        ['b', 'c'],
      ],
      prior,
    );
    expect(kept).toBe(id);
    expect(left).not.toBe(id);
  });
});
