/** The work of people on a case, as readers see it: acts, comments, files, timeline. */
import { z } from 'zod';
import { CASE_ACTIONS, CASE_STATUSES, DISPOSITION_STATUSES, type CaseAction } from '../vocabulary.ts';
import { integerColumn, textList, timeColumn } from './row-types.ts';

/** Characters. */
export const MAX_CASE_COMMENT = 10_000;
export const MAX_CASE_REASON = 2000;
export const MAX_CASE_OWNER = 100;
/** Comments, versions of them and files that were ever added to one case: more are no work of people. */
export const MAX_CASE_ITEM_ACTS = 1000;
/** Cases that are merged into one. */
export const MAX_CASE_MEMBERS = 100;
/** Alerts that a case is read with. */
export const MAX_CASE_ALERTS = 1000;

const ACTIONS = Object.keys(CASE_ACTIONS) as [CaseAction, ...CaseAction[]];

/** What somebody did with a case; the texts of comments are left out. Later acts have a later `done_at_ms`. */
export const caseActSchema = z.object({
  act_id: z.string(),
  case_id: z.string(),
  action: z.enum(ACTIONS),
  /** Empty where it was not set. */
  status: z.enum(['', ...CASE_STATUSES]),
  owner: z.string(),
  /** The comment or file that it is about. */
  item_id: z.string(),
  /** The case that it was merged into, left, or was split from. */
  other_case_id: z.string(),
  /** Alerts that were split off; those that a case held when it was closed. */
  alert_ids: textList,
  done_by: z.string(),
  done_at_ms: timeColumn,
});
export type CaseAct = z.infer<typeof caseActSchema>;

export const caseCommentSchema = z
  .object({
    comment_id: z.string(),
    text: z.string().meta({ description: 'As it was last edited; empty where it is removed.' }),
    written_by: z.string(),
    written_at_ms: timeColumn,
    version: integerColumn.meta({ description: '1 where nobody edited it.' }),
    edited_at_ms: timeColumn,
    removed_by: z.string().meta({ description: 'Empty where it stands.' }),
    removed_at_ms: timeColumn,
    reason: z.string().meta({ description: 'Why it was removed.' }),
  })
  .meta({ id: 'CaseComment' });
export type CaseComment = z.infer<typeof caseCommentSchema>;

export const caseFileSchema = z
  .object({
    file_id: z.string(),
    case_id: z.string().meta({ description: 'The case that it was attached to: a merged one keeps its files.' }),
    file_name: z.string().meta({ description: 'Without folders, control characters and what turns letters around.' }),
    media_type: z.string().meta({ description: 'By its content, not by its name.' }),
    byte_count: integerColumn,
    file_digest: z.string().meta({ description: 'SHA-256 of its bytes, hex.' }),
    added_by: z.string(),
    added_at_ms: timeColumn,
    removed_by: z.string().meta({ description: 'Empty where it is attached.' }),
    removed_at_ms: timeColumn,
    reason: z.string().meta({ description: 'Why it was removed.' }),
  })
  .meta({ id: 'CaseFile' });
export type CaseFile = z.infer<typeof caseFileSchema>;

/** What happened to a case: by a run, by a decision about one of its alerts, or by work on it. */
export const caseEventSchema = z
  .object({
    at_ms: timeColumn,
    event: z.enum(['opened', 'alerts_joined', 'alerts_left', 'decided', ...ACTIONS]),
    actor: z.string().meta({ description: 'The name of the key; empty for a run.' }),
    case_id: z.string().meta({ description: 'That it happened to: the case or one that is merged into it.' }),
    other_case_id: z.string(),
    alert_ids: textList,
    status: z.enum(['', ...CASE_STATUSES, ...DISPOSITION_STATUSES]),
    owner: z.string().meta({ description: 'The owner or, of a decision, the assignee.' }),
    item_id: z.string().meta({ description: 'The comment or file; of a run its run_id.' }),
    file_name: z.string(),
    file_digest: z.string(),
    text: z.string().meta({ description: 'Of a comment or decision; empty once a comment is removed.' }),
    reason: z.string(),
  })
  .meta({ id: 'CaseEvent' });
export type CaseEvent = z.infer<typeof caseEventSchema>;

/** A case as work. */
export const caseWorkSchema = z
  .object({
    case_id: z.string().meta({ description: 'The case that holds the one asked for: another where it is merged.' }),
    status: z.enum(CASE_STATUSES),
    owner: z.string().meta({ description: 'Empty for nobody.' }),
    last_act_ms: timeColumn.meta({ description: 'Of the newest act: what seen_act_ms is compared with.' }),
    last_act_by: z.string(),
    member_ids: textList.meta({ description: 'Cases that are merged into it.' }),
    split_from: z.string().meta({ description: 'Empty where a run made it.' }),
    comments: z.array(caseCommentSchema).meta({ description: 'The oldest first.' }),
    files: z.array(caseFileSchema).meta({ description: 'The oldest first.' }),
  })
  .meta({ id: 'CaseWork' });
export type CaseWork = z.infer<typeof caseWorkSchema>;
