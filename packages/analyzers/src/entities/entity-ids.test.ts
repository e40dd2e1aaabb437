import { describe, expect, it } from 'vitest';
import { assignEntityIds, type PriorMember } from './entity-ids.ts';

/** The first of each is its anchor. */
function idsOf(entities: readonly (readonly string[])[], prior: readonly PriorMember[] = []): string[] {
  return assignEntityIds(
    entities.map((members) => ({ members, anchor: members[0]! })),
    prior,
  );
}

describe('assignEntityIds', () => {
  it('keeps the id of an entity that grows and shrinks, and gives each once', () => {
    const [id] = idsOf([['a', 'b', 'c']]);
    const prior = ['a', 'b', 'c'].map((address) => ({ entity_id: id!, address }));
    expect(idsOf([['b', 'c', 'd', 'e']], prior)).toEqual([id]);
    const [first, second] = idsOf([['a'], ['b', 'c']], prior);
    expect(second).toBe(id);
    expect(first).not.toBe(id);
  });

  it('gives a new id where less than half is shared', () => {
    const prior = ['a', 'b', 'c'].map((address) => ({ entity_id: 'entity_old', address }));
    expect(idsOf([['a', 'x', 'y', 'z']], prior)).toEqual(idsOf([['a', 'x', 'y', 'z']]));
  });

  it('gives no id twice where an old entity keeps the id of an address that left it', () => {
    const [id] = idsOf([['a', 'b', 'c']]);
    const prior = ['b', 'c'].map((address) => ({ entity_id: id!, address }));
    const [left, kept] = idsOf(
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
