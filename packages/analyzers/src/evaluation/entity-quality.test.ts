import { describe, expect, it } from 'vitest';
import { entityQuality, type JudgedLink } from './entity-quality.ts';

const link = (entity_id: string, address: string, other_address: string): JudgedLink => ({
  entity_id,
  address,
  other_address,
  rule: 'common_input',
});

describe('entityQuality', () => {
  it('counts pairs of entities and of owners', () => {
    const owners = [
      { owner_id: 'one', kind: 'person', addresses: ['a', 'b', 'c'] },
      { owner_id: 'two', kind: 'person', addresses: ['d', 'e'] },
    ];
    const found = entityQuality([link('x', 'a', 'b'), link('x', 'b', 'd'), link('', 'd', 'e')], owners);
    // a b d: of three pairs one is of one owner; a b c and d e: four pairs are known.
    expect(found.owners).toEqual({ pairs: 3, right: 1, known: 4, precision: 1 / 3, recall: 1 / 4 });
    expect(found.wrong_entities).toBe(1);
    expect(found.by_rule).toEqual([
      { rule: 'common_input', is_hint: false, links: 2, right: 1 },
      { rule: 'common_input', is_hint: true, links: 1, right: 1 },
    ]);
  });
});
