/** The entities of a window, found in a worker thread from its columns, its schemes and what analysts refused. */
import type { EntityInput, FoundEntities } from '@analytics/analyzers';
import { changeColumn, entityRefusals } from '@analytics/storage';
import type { WorkerInput } from '../compute/analysis-worker.ts';
import { runInPool } from '../compute/run-in-pool.ts';
import type { OpenWindow } from './open-window.ts';

/** The role of whoever a scheme has robbed. */
const VICTIM = 'victim';

/** The listener hears what was left apart. Throws SLICE_NOT_FOUND without features. */
export async function findWindowEntities(opened: OpenWindow): Promise<FoundEntities> {
  const { database, window, settings, listener } = opened;
  const { transfers, index, addresses, assets, features } = await opened.typologyInput();
  const { schemes, held_back, beyond_budget, roles } = await opened.schemes();
  const victims = new Set<number>();
  for (const { roles: played } of [...schemes, ...held_back, ...beyond_budget])
    for (const [node, role] of played) if (role === VICTIM) victims.add(node);
  const input: EntityInput = {
    window,
    transfers,
    index,
    addresses,
    assets,
    transaction: await opened.transactions(),
    has_change: await changeColumn(database, window),
    // Without older transfers nobody is known to be new, and everybody may be.
    is_new_address: features.is_new_address.includes(1) ? features.is_new_address : new Uint8Array(0),
    roles: roles.map(({ node, role }) => ({ node, role })),
    victims: [...victims].sort((a, b) => a - b),
    refusals: await refusedNodes(opened),
  };
  const { entities, typologies } = settings;
  const shared: WorkerInput = { kind: 'entities', input, settings: entities, deposits: typologies.deposit_wallets };
  const task = { name: 'entities', payload: undefined };
  const [found] = (await runInPool({ threads: 1, signal: opened.signal }, shared, [task])) as [FoundEntities];
  for (const notice of found.notices) listener.notify(notice);
  return found;
}

/** Refused pairs of which both have a transfer in the window. */
async function refusedNodes(opened: OpenWindow): Promise<(readonly [number, number])[]> {
  const refusals = await entityRefusals(opened.database);
  if (refusals.length === 0) return [];
  const { addresses } = (await opened.data()).addresses;
  const nodeOf = new Map(addresses.map((address, node) => [address, node]));
  return refusals.flatMap(({ address, other_address }) => {
    const [one, other] = [nodeOf.get(address), nodeOf.get(other_address)];
    return one === undefined || other === undefined ? [] : [[one, other] as const];
  });
}
