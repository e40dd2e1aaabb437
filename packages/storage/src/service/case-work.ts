/** What people do with cases: acts, appended and never changed, in the database that all networks share. */
import { randomUUID } from 'node:crypto';
import {
  AnalyticsError,
  MAX_CASE_ITEM_ACTS,
  MAX_CASE_MEMBERS,
  addsItem,
  caseState,
  membersOf,
  statusWith,
  wholeCase,
  type CaseAct,
  type CaseBook,
  type CaseStatus,
  type NetworkName,
} from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { StatementTurns } from '../engine/statement-turns.ts';
import { insertRows } from '../slices/results.ts';
import { caseActMark, readCaseBook } from './case-books.ts';
import { fileDigest, keepFile, type FileToAttach } from './case-files.ts';
import { caseItems, type CaseItems } from './case-items.ts';
import { limit, noItem, notYours, requireMine, requireWhole } from './case-rules.ts';
import { deleteOfNetwork } from './delete-of-network.ts';
import { asOnlyOne } from './schedule-fires.ts';

/** `database` is the network's. */
export interface CasePlace {
  readonly service: Database;
  readonly database: Database;
  readonly network: NetworkName;
}

export interface CaseActor {
  readonly name: string;
  /** May change the work of others. */
  readonly is_lead: boolean;
}

/** What whoever acts has seen; left out, whatever was done meanwhile is done over. */
export interface Seen {
  readonly reason: string;
  /** last_act_ms of the case as it was read; 0 for none. */
  readonly seen_act_ms?: number | undefined;
}

export interface SeenOfBoth extends Seen {
  /** The same of the case that another is merged into. */
  readonly into_seen_act_ms?: number | undefined;
}

export interface CaseChange extends Seen {
  readonly status?: CaseStatus | undefined;
  readonly owner?: string | undefined;
}

interface AttachedFile {
  readonly file_name: string;
  readonly media_type: string;
  readonly byte_count: number;
  readonly file_digest: string;
}

/** One after the other: what an act is compared with is what the act before has left. */
const working = new StatementTurns();

/**
 * Sets status and owner, each where it is given. Throws CASE_NOT_FOUND, CASE_CONFLICT, NOT_YOUR_CASE, CASE_LIMIT.
 * @param alert_ids that the case holds now: with others it is open again after it was closed
 */
export async function changeCase(
  place: CasePlace,
  case_id: string,
  { status, owner, ...seen }: CaseChange,
  alert_ids: readonly string[],
  actor: CaseActor,
  now_ms: number,
): Promise<void> {
  await act(place, actor, now_ms, async (book) => {
    await requireMine(place, book, [case_id], seen, actor);
    const held = status === 'closed' ? alert_ids : [];
    const before = caseState(book, case_id);
    return [
      ...(owner === undefined || owner === before.owner
        ? []
        : [{ case_id, action: 'assigned', owner, reason: seen.reason } as const]),
      ...(status === undefined || status === statusWith(before, alert_ids)
        ? []
        : [{ case_id, action: 'status_set', status, alert_ids: held, reason: seen.reason } as const]),
    ];
  });
}

/** Gives all of the cases to one person, or to nobody. Throws CASE_NOT_FOUND, CASE_CONFLICT, NOT_YOUR_CASE, CASE_LIMIT. */
export async function assignCases(
  place: CasePlace,
  case_ids: readonly string[],
  owner: string,
  reason: string,
  actor: CaseActor,
  now_ms: number,
): Promise<void> {
  await act(place, actor, now_ms, async (book) => {
    await requireMine(place, book, case_ids, { reason }, actor);
    return case_ids
      .filter((case_id) => caseState(book, case_id).owner !== owner)
      .map((case_id) => ({ case_id, action: 'assigned', owner, reason }));
  });
}

/** Gives the id of the comment. Throws CASE_NOT_FOUND, CASE_CONFLICT, CASE_LIMIT. */
export async function commentOnCase(
  place: CasePlace,
  case_id: string,
  text: string,
  actor: CaseActor,
  now_ms: number,
): Promise<string> {
  const item_id = `comment_${randomUUID()}`;
  await act(place, actor, now_ms, async (book) => {
    await requireWhole(place, book, case_id);
    return [{ case_id, action: 'commented', item_id, text }];
  });
  return item_id;
}

/** A new version of one's own comment. Throws CASE_ITEM_NOT_FOUND, NOT_YOUR_CASE, CASE_CONFLICT. */
export async function editComment(
  place: CasePlace,
  case_id: string,
  item_id: string,
  text: string,
  actor: CaseActor,
  now_ms: number,
): Promise<void> {
  await act(place, actor, now_ms, async (book) => {
    const found = (await itemsOf(place, book, case_id)).comments.find((one) => one.comment_id === item_id);
    if (found === undefined || found.removed_by !== '') throw noItem(case_id, item_id);
    if (found.written_by !== actor.name) throw notYours(`a comment of ${actor.name}`, `one of ${found.written_by}`);
    return [{ case_id: found.case_id, action: 'comment_edited', item_id, text }];
  });
}

/** Leaves a mark. Throws CASE_ITEM_NOT_FOUND, NOT_YOUR_CASE, CASE_CONFLICT. */
export async function removeComment(
  place: CasePlace,
  case_id: string,
  item_id: string,
  reason: string,
  actor: CaseActor,
  now_ms: number,
): Promise<void> {
  await act(place, actor, now_ms, async (book) => {
    const found = (await itemsOf(place, book, case_id)).comments.find((one) => one.comment_id === item_id);
    if (found === undefined || found.removed_by !== '') throw noItem(case_id, item_id);
    if (found.written_by !== actor.name && !actor.is_lead)
      throw notYours(`a comment of ${actor.name}`, `one of ${found.written_by}`);
    return [{ case_id: found.case_id, action: 'comment_removed', item_id, reason }];
  });
}

/**
 * Attaches a file and keeps its bytes; one with the same bytes that is attached stays as it is. Gives its id. Throws
 * CASE_NOT_FOUND, CASE_CONFLICT, CASE_LIMIT, and then keeps nothing.
 */
export async function attachFile(
  place: CasePlace,
  case_id: string,
  { bytes, ...named }: FileToAttach,
  most_files: number,
  actor: CaseActor,
  now_ms: number,
): Promise<string> {
  let item_id = `file_${randomUUID()}`;
  const file = { ...named, byte_count: bytes.length, file_digest: fileDigest(bytes) };
  await act(place, actor, now_ms, async (book) => {
    await requireWhole(place, book, case_id);
    const attached = (await itemsOf(place, book, case_id)).files.filter(({ removed_by }) => removed_by === '');
    const same = attached.find(({ file_digest }) => file_digest === file.file_digest);
    if (same !== undefined) {
      await keepFile(place.service, place.network, bytes);
      item_id = same.file_id;
      return [];
    }
    if (attached.length >= most_files) throw limit(`${most_files} files`, `${attached.length}`);
    await keepFile(place.service, place.network, bytes);
    return [{ case_id, action: 'file_added', item_id, ...file }];
  });
  return item_id;
}

/** Throws CASE_ITEM_NOT_FOUND, NOT_YOUR_CASE, CASE_CONFLICT. */
export async function detachFile(
  place: CasePlace,
  case_id: string,
  item_id: string,
  reason: string,
  actor: CaseActor,
  now_ms: number,
): Promise<void> {
  await act(place, actor, now_ms, async (book) => {
    const { owner } = caseState(book, case_id);
    const found = (await itemsOf(place, book, case_id)).files.find((one) => one.file_id === item_id);
    if (found === undefined || found.removed_by !== '') throw noItem(case_id, item_id);
    if (![found.added_by, owner].includes(actor.name) && !actor.is_lead)
      throw notYours(`a file of ${actor.name}`, `one of ${found.added_by}`);
    const { file_name, media_type, byte_count, file_digest } = found;
    const file = { file_name, media_type, byte_count, file_digest };
    return [{ case_id: found.case_id, action: 'file_removed', item_id, reason, ...file }];
  });
}

/** Makes one case a part of another. Throws CASE_NOT_FOUND, CASE_CONFLICT, NOT_YOUR_CASE, CASE_LIMIT. */
export async function mergeCases(
  place: CasePlace,
  case_id: string,
  into: string,
  seen: SeenOfBoth,
  actor: CaseActor,
  now_ms: number,
): Promise<void> {
  if (case_id === into)
    throw new AnalyticsError('INVALID_REQUEST', `Expected two cases to merge, found ${case_id} twice.`);
  await act(place, actor, now_ms, async (book) => {
    await requireMine(place, book, [case_id], seen, actor);
    await requireMine(place, book, [into], { ...seen, seen_act_ms: seen.into_seen_act_ms }, actor);
    const count = membersOf(book, into).length + membersOf(book, case_id).length + 1;
    if (count > MAX_CASE_MEMBERS) throw limit(`${MAX_CASE_MEMBERS} parts`, String(count));
    const { owner } = caseState(book, case_id);
    const isWithoutOwner = caseState(book, into).owner === '' && owner !== '';
    const { reason } = seen;
    return [
      { case_id, action: 'merged', other_case_id: into, reason },
      // Nobody loses work by a merge.
      ...(isWithoutOwner ? [{ case_id: into, action: 'assigned', owner, reason } as const] : []),
    ];
  });
}

/** Takes a part out again. Throws CASE_NOT_FOUND, CASE_ITEM_NOT_FOUND, CASE_CONFLICT, NOT_YOUR_CASE. */
export async function separateCase(
  place: CasePlace,
  case_id: string,
  member_id: string,
  seen: Seen,
  actor: CaseActor,
  now_ms: number,
): Promise<void> {
  await act(place, actor, now_ms, async (book) => {
    await requireMine(place, book, [case_id], seen, actor);
    if (member_id === case_id || wholeCase(book, member_id) !== case_id) throw noItem(case_id, member_id);
    return [{ case_id: member_id, action: 'separated', other_case_id: case_id, reason: seen.reason }];
  });
}

/**
 * Makes a case of some alerts of another, for the same owner; gives its id. Throws CASE_NOT_FOUND, CASE_ITEM_NOT_FOUND,
 * CASE_CONFLICT, NOT_YOUR_CASE.
 * @param held the alerts of the case: those that leave are among them, and one at least stays
 */
export async function splitCase(
  place: CasePlace,
  case_id: string,
  alert_ids: readonly string[],
  held: readonly string[],
  seen: Seen,
  actor: CaseActor,
  now_ms: number,
): Promise<string> {
  const leaving = [...new Set(alert_ids)];
  const foreign = leaving.find((alert_id) => !held.includes(alert_id));
  if (foreign !== undefined) throw noItem(case_id, foreign);
  if (leaving.length >= held.length)
    throw new AnalyticsError('INVALID_REQUEST', `Expected an alert to stay in ${case_id}, found all of them to leave.`);
  const made = `case_${randomUUID()}`;
  await act(place, actor, now_ms, async (book) => {
    await requireMine(place, book, [case_id], seen, actor);
    const { owner } = caseState(book, case_id);
    return [{ case_id: made, action: 'split', other_case_id: case_id, owner, alert_ids: leaving, reason: seen.reason }];
  });
  return made;
}

/** Deletes the work on the cases of a network that is removed, with the bytes of its files. */
export async function deleteCaseWork(service: Database, network: NetworkName): Promise<void> {
  await deleteOfNetwork(service, network, ['service_case_acts', 'service_case_files']);
  service.noteChange('case_work');
}

type NewAct = Pick<CaseAct, 'case_id' | 'action'> &
  Partial<Omit<CaseAct, 'act_id' | 'done_by' | 'done_at_ms' | 'alert_ids'>> &
  Partial<AttachedFile> & { readonly alert_ids?: readonly string[]; readonly text?: string; readonly reason?: string };

/** All acts that `decide` gives, or none. */
async function act(
  { service, network }: CasePlace,
  { name }: CaseActor,
  now_ms: number,
  decide: (book: CaseBook) => Promise<readonly NewAct[]>,
): Promise<void> {
  const isDone = await working.run(undefined, () =>
    asOnlyOne(service, `cases ${network}`, now_ms, async () => {
      const book = await readCaseBook(service, network);
      const acts = await decide(book);
      for (const { case_id, action } of acts) {
        const { item_act_count } = caseState(book, case_id);
        if (addsItem(action) && item_act_count >= MAX_CASE_ITEM_ACTS)
          throw limit(`${MAX_CASE_ITEM_ACTS} comments and files`, String(item_act_count));
      }
      const { last_ms } = await caseActMark(service, network);
      // The newest act says what stands: no two may be of one time.
      const first_ms = Math.max(now_ms, last_ms + 1);
      const rows = acts.map((one, at) => ({
        network,
        ...EMPTY_ACT,
        ...one,
        act_id: randomUUID(),
        done_by: name,
        done_at_ms: first_ms + at,
      }));
      await insertRows(service, 'service_case_acts', rows);
      if (rows.length > 0) service.noteChange('case_work');
    }),
  );
  if (isDone) return;
  throw new AnalyticsError('SERVICE_BUSY', 'Expected nobody else at work on a case, found another process; ask again.');
}

const EMPTY_ACT = {
  status: '',
  owner: '',
  item_id: '',
  text: '',
  other_case_id: '',
  alert_ids: [],
  file_name: '',
  media_type: '',
  byte_count: 0,
  file_digest: '',
  reason: '',
} as const;

async function itemsOf({ service, network }: CasePlace, book: CaseBook, case_id: string): Promise<CaseItems> {
  return await caseItems(service, network, [case_id, ...membersOf(book, case_id)]);
}
