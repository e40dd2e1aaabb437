import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntityLink } from './entity-link.ts';
import { joinLinks } from './join-links.ts';
import { joinedLinksReference } from './join-links.reference.ts';

const node = fc.nat({ max: 11 });
const link = fc
  .record({ a: node, b: node, weight: fc.constantFrom(0.5, 0.9, 0.99) })
  .filter(({ a, b }) => a !== b)
  .map((one): EntityLink => ({ ...one, rule: 'common_input', rows: [0], via: -1 }));
const NONE = new Uint8Array(12);
const ADDRESSES = { length: 12, addresses: [], is_service: NONE, is_swap: NONE, risk_category: NONE };

describe('joinLinks', () => {
  it('gives what joining sets one by one gives, in any order of links', () => {
    fc.assert(
      fc.property(
        fc.array(link, { maxLength: 14 }),
        fc.array(fc.tuple(node, node), { maxLength: 3 }),
        (links, refusals) => {
          const input = { addresses: ADDRESSES, refusals };
          const settings = { min_weight: 0.9, max_members: 12 };
          const { members, entity_of_link } = joinLinks(links, input, settings);
          expect(members).toEqual(joinedLinksReference(links, refusals, 0.9));
          expect(joinLinks([...links].reverse(), input, settings).members).toEqual(members);
          links.forEach(({ a, b }, at) => {
            const entity = members[entity_of_link[at]!];
            if (entity !== undefined) expect([entity.includes(a), entity.includes(b)]).toEqual([true, true]);
          });
        },
      ),
    );
  });
});
