/** Comments and files of cases, as the acts on them left them. */
import {
  CASE_ACTIONS,
  CASE_STATUSES,
  type CaseAction,
  type CaseComment,
  type CaseFile,
  type NetworkName,
} from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { oneOf } from '../engine/one-of.ts';
import { readRows, type QueryRow } from '../engine/read-rows.ts';

export interface FullAct extends Omit<
  QueryRow<'case-work/of_cases'>,
  'action' | 'status' | 'byte_count' | 'done_at_ms'
> {
  readonly action: CaseAction;
  readonly status: (typeof CASE_STATUSES)[number] | '';
  readonly byte_count: number;
  readonly done_at_ms: number;
}

const ACTIONS = Object.keys(CASE_ACTIONS) as CaseAction[];

/** Every act on some cases, the first of them first. */
export async function actsOfCases(
  service: Database,
  network: NetworkName,
  case_ids: readonly string[],
): Promise<FullAct[]> {
  const rows = await readRows(service, 'case-work/of_cases', { network, case_ids });
  return rows.map((row) => ({
    ...row,
    action: oneOf(ACTIONS, row.action),
    status: oneOf(['', ...CASE_STATUSES], row.status),
    byte_count: Number(row.byte_count),
    done_at_ms: Number(row.done_at_ms),
  }));
}

export interface CaseItems {
  /** The oldest first, those that were removed included; their texts are empty. */
  readonly comments: readonly (CaseComment & { readonly case_id: string })[];
  readonly files: readonly CaseFile[];
}

export async function caseItems(
  service: Database,
  network: NetworkName,
  case_ids: readonly string[],
): Promise<CaseItems> {
  return itemsIn((await actsOfCases(service, network, case_ids)).filter((one) => case_ids.includes(one.case_id)));
}

/** @param acts the first of them first */
export function itemsIn(acts: readonly FullAct[]): CaseItems {
  const comments = new Map<string, CaseComment & { readonly case_id: string }>();
  const files = new Map<string, CaseFile>();
  for (const act of acts) {
    const { case_id, item_id, text, done_by, done_at_ms, reason } = act;
    const comment = comments.get(item_id);
    const file = files.get(item_id);
    const removal = { removed_by: done_by, removed_at_ms: done_at_ms, reason };
    if (act.action === 'commented') {
      const written = { written_by: done_by, written_at_ms: done_at_ms, version: 1, edited_at_ms: 0 };
      comments.set(item_id, { comment_id: item_id, case_id, text, ...written, ...STANDING });
    } else if (act.action === 'comment_edited' && comment !== undefined) {
      comments.set(item_id, { ...comment, text, version: comment.version + 1, edited_at_ms: done_at_ms });
    } else if (act.action === 'comment_removed' && comment !== undefined) {
      comments.set(item_id, { ...comment, text: '', ...removal });
    } else if (act.action === 'file_added') {
      const { file_name, media_type, byte_count, file_digest } = act;
      const added = { added_by: done_by, added_at_ms: done_at_ms };
      files.set(item_id, {
        file_id: item_id,
        case_id,
        file_name,
        media_type,
        byte_count,
        file_digest,
        ...added,
        ...STANDING,
      });
    } else if (act.action === 'file_removed' && file !== undefined) {
      files.set(item_id, { ...file, ...removal });
    }
  }
  return { comments: [...comments.values()], files: [...files.values()] };
}

const STANDING = { removed_by: '', removed_at_ms: 0, reason: '' } as const;
