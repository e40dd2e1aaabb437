/** Addresses that teams watch: a row a change, appended, in the database that all networks share. No label is made. */
import {
  AnalyticsError,
  MAX_WATCHES,
  OncePerKey,
  addToList,
  counted,
  watchChangeSchema,
  watchSchema,
  type NetworkName,
  type Watch,
  type WatchChange,
} from '@analytics/domain';
import { askedByNobody } from '../engine/asker.ts';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { readRows } from '../engine/read-rows.ts';
import { StatementTurns } from '../engine/statement-turns.ts';
import { statement } from '../engine/statements.ts';
import { insertRows } from '../slices/results.ts';
import { deleteOfNetwork } from './delete-of-network.ts';

/** Which watches: '' for all, of each. */
export interface WatchChoice {
  readonly address: string;
  readonly list_name: string;
}

export interface WatchPage extends WatchChoice {
  readonly row_limit: number;
  readonly row_offset: number;
}

/** What adding did. */
export interface WatchCounts {
  readonly added: number;
  /** That stood with another note. */
  readonly changed: number;
  readonly unchanged: number;
}

/** One after the other: what is added is compared with what stands. */
const watching = new StatementTurns();

/** The watches that stand, by list and address. */
export async function listWatches(service: Database, network: NetworkName, page: WatchPage): Promise<Watch[]> {
  return await parsedRows(service, watchSchema, statement('watches/standing'), { network, ...page });
}

/** What became of watches, of one address or ('') of all, the newest change first. */
export async function watchHistory(
  service: Database,
  network: NetworkName,
  address: string,
  page: { readonly row_limit: number; readonly row_offset: number },
): Promise<WatchChange[]> {
  const parameters = { network, address, ...page };
  return await parsedRows(service, watchChangeSchema, statement('watches/history'), parameters);
}

/**
 * Puts addresses, each in its one form, on a list; one that is on it gets the note, unless that is empty. Throws
 * WATCH_LIMIT; then nothing is added.
 */
export async function addWatches(
  service: Database,
  network: NetworkName,
  given: { readonly list_name: string; readonly addresses: readonly string[]; readonly note: string },
  changed_by: string,
  now_ms: number,
): Promise<WatchCounts> {
  return await watching.run(undefined, async () => {
    const { list_name, note } = given;
    const standing = await allWatches(service, network);
    const noteOf = new Map(standing.filter((one) => one.list_name === list_name).map((one) => [one.address, one.note]));
    const addresses = [...new Set(given.addresses)];
    const fresh = addresses.filter((address) => !noteOf.has(address));
    const noted = addresses.filter((address) => noteOf.has(address) && note !== '' && noteOf.get(address) !== note);
    if (standing.length + fresh.length > MAX_WATCHES) {
      const message = `Expected at most ${MAX_WATCHES} watches of a network, found ${counted(standing.length, 'watch', 'watches')} and ${fresh.length} more.`;
      throw new AnalyticsError('WATCH_LIMIT', message);
    }
    const changes = [
      ...fresh.map((address) => ({ address, list_name, action: 'added', note }) as const),
      ...noted.map((address) => ({ address, list_name, action: 'changed', note }) as const),
    ];
    await append(service, network, changes, changed_by, now_ms);
    return { added: fresh.length, changed: noted.length, unchanged: addresses.length - fresh.length - noted.length };
  });
}

/** How many are no longer watched; the history keeps them, with the reason as their note. Throws WATCH_NOT_FOUND. */
export async function removeWatches(
  service: Database,
  network: NetworkName,
  choice: WatchChoice,
  reason: string,
  changed_by: string,
  now_ms: number,
): Promise<number> {
  return await watching.run(undefined, async () => {
    const chosen = await listWatches(service, network, { ...choice, ...ALL });
    if (chosen.length === 0) {
      const { address, list_name } = choice;
      const what = [address, list_name === '' ? '' : `list ${JSON.stringify(list_name)}`].filter((one) => one !== '');
      throw new AnalyticsError(
        'WATCH_NOT_FOUND',
        `Expected a watch of ${what.join(' on ') || 'any address'}, found none.`,
      );
    }
    const changes = chosen.map(
      ({ address, list_name }) => ({ address, list_name, action: 'removed', note: reason }) as const,
    );
    await append(service, network, changes, changed_by, now_ms);
    return chosen.length;
  });
}

/** Deletes every watch of a network that is removed, with its history. */
export async function deleteWatches(service: Database, network: NetworkName): Promise<void> {
  await deleteOfNetwork(service, network, ['service_watches']);
  service.noteChange('watches');
}

const ALL = { row_limit: MAX_WATCHES, row_offset: 0 };

async function allWatches(service: Database, network: NetworkName): Promise<Watch[]> {
  return await listWatches(service, network, { address: '', list_name: '', ...ALL });
}

async function append(
  service: Database,
  network: NetworkName,
  changes: readonly Pick<WatchChange, 'address' | 'list_name' | 'action' | 'note'>[],
  changed_by: string,
  now_ms: number,
): Promise<void> {
  if (changes.length === 0) return;
  const { last_ms } = await markOf(service, network);
  // The newest change says what stands: no two may be of one time.
  const changed_at_ms = Math.max(now_ms, last_ms + 1);
  await insertRows(
    service,
    'service_watches',
    changes.map((change) => ({ network, ...change, changed_by, changed_at_ms })),
  );
  service.noteChange('watches');
}

async function markOf(service: Database, network: NetworkName): Promise<{ state: string; last_ms: number }> {
  const [mark] = await readRows(service, 'watches/mark', { network });
  const last_ms = Number(mark?.last_ms ?? 0);
  return { state: `${Number(mark?.change_count ?? 0)}/${last_ms}`, last_ms };
}

/** Who is watched in a network, and the state in which that was read. */
export interface Watched {
  readonly state: string;
  /** Names of lists by address, in order. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

export const NOBODY_WATCHED: Watched = { state: '', lists: new Map() };

/** What another process changed is seen after this long at the latest. */
const FRESH_MS = 1000;
const NETWORKS_KEPT = 16;

/** Who is watched, kept in memory: lists of alerts ask for it each time. */
export class WatchedAddresses {
  private readonly service: Database;
  private readonly now_ms: () => number;
  private readonly known = new OncePerKey<string, Watched>(NETWORKS_KEPT);
  private readonly marks = new OncePerKey<string, string>(NETWORKS_KEPT);

  constructor(service: Database, now_ms: () => number) {
    this.service = service;
    this.now_ms = now_ms;
  }

  async of(network: NetworkName): Promise<Watched> {
    const state = await this.state(network);
    return await this.known.get(`${network} ${state}`, () =>
      askedByNobody(async () => ({ state, lists: listsOf(await allWatches(this.service, network)) })),
    );
  }

  /** Of the embedded engine only this process writes. */
  private async state(network: NetworkName): Promise<string> {
    const own = String(this.service.changeCount('watches'));
    if (this.service.kind === 'embedded') return own;
    const second = Math.floor(this.now_ms() / FRESH_MS);
    const mark = await this.marks.get(`${network} ${second}`, () =>
      askedByNobody(async () => (await markOf(this.service, network)).state),
    );
    return `${own}/${mark}`;
  }
}

function listsOf(watches: readonly Watch[]): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>();
  for (const { address, list_name } of watches) addToList(lists, address, list_name);
  return lists;
}
