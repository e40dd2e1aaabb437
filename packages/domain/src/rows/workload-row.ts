/** Who has how much work, and what a week brought. */
import { z } from 'zod';
import {
  CASE_STATUSES,
  DISPOSITION_STATUSES,
  SEVERITIES,
  type CaseStatus,
  type DispositionStatus,
} from '../vocabulary.ts';
import { integerColumn, timeColumn } from './row-types.ts';

const counts = <Name extends string>(names: readonly Name[]) =>
  z.object(Object.fromEntries(names.map((name) => [name, z.int()])) as Record<Name, z.ZodInt>);

export const severityCountsSchema = counts(SEVERITIES).meta({ id: 'SeverityCounts' });
export type SeverityCounts = z.infer<typeof severityCountsSchema>;

const unfinished = {
  unfinished_count: z.int(),
  late_count: z.int().meta({ description: 'Of them those past their due date.' }),
  by_severity: severityCountsSchema.meta({ description: 'Of the unfinished.' }),
  late_by_severity: severityCountsSchema,
  next_due_ms: timeColumn.meta({ description: 'The earliest due date; 0 without one.' }),
};

/** What one person has, or nobody: alerts by their assignee, cases by their owner. */
export const personLoadSchema = z
  .object({
    person: z.string().meta({ description: 'Empty for what nobody has.' }),
    is_known: z.boolean().meta({ description: 'False for a name that no key has any more.' }),
    alerts: z.object(unfinished),
    cases: z.object(unfinished),
  })
  .meta({ id: 'PersonLoad' });
export type PersonLoad = z.infer<typeof personLoadSchema>;

/** A case that somebody has or nobody, whose alerts the slice no longer holds. */
export const goneCaseSchema = z
  .object({
    case_id: z.string(),
    status: z.enum(CASE_STATUSES),
    owner: z.string(),
    last_act_ms: timeColumn,
  })
  .meta({ id: 'GoneCase' });
export type GoneCase = z.infer<typeof goneCaseSchema>;

/** What one person decided and did in a week. */
export const personWeekSchema = z
  .object({
    person: z.string(),
    decisions: counts(DISPOSITION_STATUSES).meta({ description: 'Decisions about alerts, by what was said.' }),
    case_statuses: counts(CASE_STATUSES).meta({ description: 'Cases that were set to it.' }),
    comment_count: integerColumn,
    other_act_count: integerColumn.meta({ description: 'Assignments, files, merges and splits.' }),
  })
  .meta({ id: 'PersonWeek' });
export type PersonWeek = z.infer<typeof personWeekSchema>;

/** A week of work: from Monday to Sunday, in UTC. */
export const weekSummarySchema = z
  .object({
    week_start: z.string().meta({ description: 'The Monday.' }),
    week_end: z.string().meta({ description: 'The Sunday.' }),
    came_in: severityCountsSchema.meta({ description: 'Alerts of the slice that were first seen in the week.' }),
    decided: z
      .array(z.object({ status: z.enum(DISPOSITION_STATUSES), by_severity: severityCountsSchema }))
      .meta({ description: 'Alerts of the slice by what was last decided about them in the week.' }),
    decided_elsewhere_count: z
      .int()
      .meta({ description: 'Alerts that were decided and that the slice does not hold.' }),
    people: z.array(personWeekSchema),
    is_cut: z.boolean().meta({ description: 'Whether there were more decisions than are counted.' }),
  })
  .meta({ id: 'WeekSummary' });
export type WeekSummary = z.infer<typeof weekSummarySchema>;

function noneOf<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}

export const noSeverities = (): SeverityCounts => noneOf(SEVERITIES);
export const noDecisions = (): Record<DispositionStatus, number> => noneOf(DISPOSITION_STATUSES);
export const noCaseStatuses = (): Record<CaseStatus, number> => noneOf(CASE_STATUSES);
