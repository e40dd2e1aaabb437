/** Who has how much work, what of it is late, giving it to others, and what a week brought. */
import {
  DAY_MS,
  MAX_CASE_OWNER,
  goneCaseSchema,
  parseProcessingDate,
  personLoadSchema,
  weekSummarySchema,
  type CaseState,
} from '@analytics/domain';
import { assignCases, casesOfSlice, decideAlerts, pageOfAlerts, weekOf, workloadOf } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { actorOf } from '../case-of-request.ts';
import { networkPlaceOf } from '../network-of-request.ts';
import { requireWorker } from '../known-worker.ts';
import { dateParameter, idempotencyHeaders, nameText, sliceFields, sliceQuery } from '../parameters.ts';
import { sliceOf } from '../slice-of-request.ts';
import { caseReason } from './case-work.ts';

const tags = ['case work'];
const GONE_SHOWN = 100;
const MOST_ALERTS = 1000;
const MONDAY = 1;
const person = nameText(MAX_CASE_OWNER);

export function registerWorkloadRoutes(app: ApiServer): void {
  /** Who may work; undefined where everybody may do all. */
  const knownPeople = () => app.service.people.workers();

  app.route({
    method: 'GET',
    url: '/api/v1/workload',
    config: { scope: 'read' },
    schema: {
      operationId: 'workload',
      tags,
      summary: 'Unfinished alerts and cases: per person, per severity, late, and what nobody has',
      description: 'Everybody with the scope lead; others see their own work and what nobody has.',
      querystring: sliceQuery,
      response: answers(
        z.object({
          ...sliceFields,
          me: z.string(),
          is_lead: z.boolean(),
          names: z.array(z.string()).meta({ description: 'Users and keys that may work, to assign work to.' }),
          people: z.array(personLoadSchema),
          gone: z.array(goneCaseSchema).meta({
            description: `Unclosed cases that people worked on and whose alerts the slice does not hold, the first ${GONE_SHOWN}.`,
          }),
        }),
      ),
    },
    handler: async (request) => {
      const { resident, window, slice } = await sliceOf(app.service, request.query);
      const known = await knownPeople();
      const { people, gone } = await workloadOf(resident, window, known, app.service.now_ms());
      const { name: me, is_lead } = actorOf(request);
      const isSeen = (name: string): boolean => is_lead || name === me || name === '';
      return {
        ...slice,
        me,
        is_lead,
        names: [...(known ?? [me])].sort(),
        people: people.filter((one) => isSeen(one.person)),
        gone: gone.filter((one) => isSeen(one.owner)).slice(0, GONE_SHOWN),
      };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/workload/reassign',
    config: { scope: 'lead' },
    schema: {
      operationId: 'reassignWork',
      tags,
      summary: 'Give the unfinished work of one person to another, or to nobody: the first 1,000 alerts and all cases',
      querystring: sliceQuery,
      headers: idempotencyHeaders,
      body: z.strictObject({
        from: person.min(1).meta({ description: 'Also a name that no key has any more.' }),
        to: person.meta({ description: 'Empty: nobody.' }),
        what: z.enum(['alerts', 'cases', 'both']).default('both'),
        reason: caseReason,
      }),
      response: answers(z.object({ alert_count: z.int(), case_count: z.int() })),
    },
    handler: async (request) => {
      const { from, to, what, reason } = request.body;
      await requireWorker(app.service.people, to);
      const { database, resident, window } = await sliceOf(app.service, request.query);
      const place = await networkPlaceOf(app.service, request.query);
      const now_ms = app.service.now_ms();
      const chosen = { statuses: ['open', 'in_review'] as const, assignee: from, include_suppressed: true };
      const page = { sort: 'rank', order: 'asc', row_limit: MOST_ALERTS } as const;
      const alerts = what === 'cases' ? [] : (await pageOfAlerts(resident, window, chosen, page, now_ms)).alerts;
      const cases = what === 'alerts' ? [] : await casesToGive(resident, window, from);
      const alert_ids = alerts.map(({ alert_id }) => alert_id);
      const decided = { reason, note: '', assignee: to, decided_by: request.key_name };
      if (cases.length > 0) await assignCases(place, cases, to, reason, actorOf(request), now_ms);
      if (alert_ids.length > 0) await decideAlerts(database, alert_ids, decided, now_ms);
      return { alert_count: alert_ids.length, case_count: cases.length };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/workload/week',
    config: { scope: 'read' },
    schema: {
      operationId: 'weekSummary',
      tags,
      summary: 'What a week brought: what came in, what was decided and how, what is late now',
      description: 'What each person did with the scope lead; others see their own.',
      querystring: sliceQuery.extend({
        week_of: dateParameter.optional().meta({ description: 'A day of the week. Default: today.' }),
      }),
      response: answers(
        weekSummarySchema.extend({ ...sliceFields, is_lead: z.boolean(), loads: z.array(personLoadSchema) }),
      ),
    },
    handler: async (request) => {
      const { resident, window, slice } = await sliceOf(app.service, request.query);
      const place = await networkPlaceOf(app.service, request.query);
      const now_ms = app.service.now_ms();
      const { week_of } = request.query;
      const week_start = mondayOf(week_of === undefined ? now_ms : Date.parse(parseProcessingDate(week_of)));
      const week = await weekOf(resident, window, place, week_start);
      const { people: loads } = await workloadOf(resident, window, await knownPeople(), now_ms);
      const { name: me, is_lead } = actorOf(request);
      const isSeen = (name: string): boolean => is_lead || name === me;
      return {
        ...slice,
        ...week,
        is_lead,
        people: week.people.filter((one) => isSeen(one.person)),
        loads: loads.filter((one) => one.person === '' || isSeen(one.person)),
      };
    },
  });
}

async function casesToGive(
  resident: Parameters<typeof casesOfSlice>[0],
  window: Parameters<typeof casesOfSlice>[1],
  owner: string,
): Promise<string[]> {
  const here = new Map((await casesOfSlice(resident, window)).map((one) => [one.cluster_id, one.status] as const));
  const { cases } = await resident.case_book();
  const isClosed = ({ case_id, status }: CaseState): boolean => (here.get(case_id) ?? status) === 'closed';
  return [...cases.values()]
    .filter((one) => one.owner === owner && one.merged_into === '' && !isClosed(one))
    .map(({ case_id }) => case_id);
}

/** The Monday of a week, as a date. */
function mondayOf(at_ms: number): string {
  const since = (new Date(at_ms).getUTCDay() + 7 - MONDAY) % 7;
  return new Date(at_ms - since * DAY_MS).toISOString().slice(0, 10);
}
