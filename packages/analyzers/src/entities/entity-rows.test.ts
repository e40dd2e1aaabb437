import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../structural/testing/transfers-of.ts';
import { hour } from '../typologies/testing/typologies-of.ts';
import { entityEvidenceRows, entityRows } from './entity-rows.ts';
import { COIN, entityInputOf, foundIn, type DrawnEntityWorld } from './testing/drawn-entities.ts';

const DRAWN = ['a', 'b', 'c'].flatMap((wallet): DrawnTransfer[] => [
  ['customer', wallet, hour(1), 900],
  ['main', wallet, hour(2), 5, COIN],
  [wallet, 'main', hour(3), 900],
]);

function rowsOf(world: DrawnEntityWorld = {}) {
  const input = entityInputOf(DRAWN, world);
  const found = foundIn(input);
  const evidence = entityEvidenceRows(found, 2);
  return entityRows(found, {
    window: input.window,
    run_id: 'run',
    version: 1,
    addresses: input.addresses.addresses,
    transfers: input.transfers,
    transfer_ids: new Map([...evidence].map((row) => [row, `t${row}`])),
    prior: [],
    max_evidence: 2,
  });
}

describe('entityRows', () => {
  it('gives a row a link with its sentence and the first of its evidence', () => {
    const [first] = rowsOf();
    expect(first).toMatchObject({
      entity_kind: 'owner',
      address: 'a',
      other_address: 'main',
      rule: 'own_wallet',
      reason: 'main paid the fees of a, which received $900 from others and sent nearly all its tokens ($900) to main.',
      evidence_transaction_count: 3,
      evidence_transfers: ['t0', 't3'],
    });
  });

  it('keeps the id of an entity that a refused address leaves, and gives the refused link none', () => {
    const [all, without] = [rowsOf(), rowsOf({ refusals: [['main', 'a']] })];
    expect(without.map(({ entity_id }) => entity_id)).toEqual(['', all[0]!['entity_id'], all[0]!['entity_id']]);
  });
});
