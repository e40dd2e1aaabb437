/** Where money went, or came from. */
import {
  AnalyticsError,
  EXPOSURE_METHODS,
  LOCAL_NAME,
  MAX_TRACE_TRANSFERS,
  TRACE_DEFAULTS,
  TRACE_DIRECTIONS,
  traceAnswerSchema,
  traceEdgeSchema,
  traceEntitySchema,
  type TaskQueue,
  type TraceAnswer,
} from '@analytics/domain';
import { idCountOf, parseTraceQuestion, type TraceQuestion } from '@analytics/jobs';
import { answerWithEntities, keptTrace, keptTraces, type KeptTrace } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import { whileConnected } from '../while-connected.ts';
import type { ApiServer } from '../api-server.ts';
import {
  addressParameter,
  dateParameter,
  limitParameter,
  networkParameter,
  sliceFields,
  sliceQuery,
  windowDaysParameter,
} from '../parameters.ts';
import { sliceOf, windowOfRequest } from '../slice-of-request.ts';
import { shownTask, taskSchema } from './tasks.ts';

/** An id, or a list of them: bound, and compared. Sources name transactions as they like, with spaces too. */
const transferParameter = z
  .string()
  .regex(/^[^\p{Cc}]{1,4096}$/u, 'expected 1 to 4096 characters without control characters')
  .regex(/\P{Z}/u, 'expected an id, found only spaces');

function namesFewTransfers(transfers: readonly string[]): boolean {
  return transfers.reduce((count, name) => count + idCountOf(name), 0) <= MAX_TRACE_TRANSFERS;
}

/** What a trace may be asked for. */
const questionFields = {
  network: networkParameter,
  processing_date: dateParameter.optional().meta({ description: 'Default: the newest published date.' }),
  window_days: windowDaysParameter.optional(),
  from: z.array(addressParameter).max(100).default([]),
  transfers: z
    .array(transferParameter)
    .max(MAX_TRACE_TRANSFERS)
    .refine(namesFewTransfers, `expected at most ${MAX_TRACE_TRANSFERS} ids, those of lists counted`)
    .default([])
    .meta({
      description:
        'Ids of transfers (tx_id:event_index:edge_index:asset_contract) or how those begin (tx_id, with event_index, with edge_index): only these are traced.',
    }),
  entering_only: z.boolean().default(false).meta({
    description:
      'true: of the transfers that are named only those that bring money in from outside all of them, as for the evidence of an alert: what several of them pass on counts once.',
  }),
  to: addressParameter.optional().meta({ description: 'Named, however little reached it; the trace ends there.' }),
  direction: z.enum(TRACE_DIRECTIONS).default(TRACE_DEFAULTS.direction),
  method: z.enum(EXPOSURE_METHODS).default(TRACE_DEFAULTS.method),
  min_usd: z
    .number()
    .min(0)
    .max(1e12)
    .default(TRACE_DEFAULTS.min_usd)
    .meta({ description: 'Parts worth less are not followed.' }),
};

function namesSource({ from, transfers }: { readonly from: readonly string[]; readonly transfers: readonly string[] }) {
  return from.length + transfers.length > 0;
}
const NO_SOURCE = 'expected an address or a transfer';

function endsElsewhere({ from, to }: { readonly from: readonly string[]; readonly to?: string | undefined }): boolean {
  return to === undefined || !from.includes(to);
}
const ENDS_WHERE_IT_BEGINS = { path: ['to'], error: 'expected another address than those of from' };

/** What is traced; a source that is named twice is one. */
function questionOf({ from, transfers, entering_only, to, direction, method, min_usd }: AskedQuestion): TraceQuestion {
  const sources = { from: [...new Set(from)], transfers: [...new Set(transfers)] };
  // What is not asked for is left out: the same question is kept under the same id as before there was a choice.
  const only = entering_only ? ({ entering_only } as const) : {};
  return { ...sources, ...only, to, direction, method, min_usd, path_count: TRACE_DEFAULTS.path_count };
}

type AskedQuestion = Omit<TraceQuestion, 'path_count' | 'entering_only'> & { readonly entering_only: boolean };

/** What was asked; null where another version kept it in a form that this one does not read. */
const keptQuestionSchema = z
  .object({
    from: z.array(z.string()),
    transfers: z.array(z.string()),
    entering_only: z.boolean(),
    to: z.string().nullable(),
    direction: z.enum(TRACE_DIRECTIONS),
    method: z.enum(EXPOSURE_METHODS),
    min_usd: z.number(),
  })
  .meta({ id: 'TraceQuestion' });

function keptQuestion(question_json: string): z.infer<typeof keptQuestionSchema> | null {
  const question = parseTraceQuestion(question_json);
  if (question === undefined) return null;
  const { from, transfers, entering_only = false, to = null, direction, method, min_usd } = question;
  return { from: [...from], transfers: [...transfers], entering_only, to, direction, method, min_usd };
}

const traceId = z.string().meta({ description: 'By which the trace is read and verified again.' });
const keptAnswerSchema = z.object({
  ...sliceFields,
  trace_id: traceId,
  ...traceAnswerSchema.shape,
  entities: z
    .array(traceEntitySchema)
    .meta({ description: 'What addresses of one hand got together, the most first.' }),
});

const listedTraceSchema = z
  .object({
    trace_id: traceId,
    run_id: z.string().meta({ description: 'The run that had published the slice when it was asked.' }),
    asked_by: z.string(),
    asked_at_ms: z.number(),
    ...traceAnswerSchema.pick({ direction: true, method: true, sources: true, entered_usd: true }).shape,
    source_transfer_count: z.int(),
    destination_count: z.int(),
  })
  .meta({ id: 'ListedTrace' });

function listedTrace({ trace_id, run_id, asked_by, asked_at_ms, answer_json }: KeptTrace) {
  const { direction, method, sources, entered_usd, source_transfers, destinations } = answerOf(answer_json);
  const counts = { source_transfer_count: source_transfers.length, destination_count: destinations.length };
  return { trace_id, run_id, asked_by, asked_at_ms, direction, method, sources, entered_usd, ...counts };
}

/** A kept one; an earlier version wrote warnings as sentences. */
function answerOf(answer_json: string): TraceAnswer {
  const kept = JSON.parse(answer_json) as { readonly warnings: readonly unknown[] };
  const warnings = kept.warnings.map((one) =>
    typeof one === 'string' ? { code: 'earlier_version', message: one } : one,
  );
  return traceAnswerSchema.parse({ ...kept, warnings });
}

/** More do not wait: each holds its slice while it is traced. */
const MAX_WAITING_TRACES = 8;
/** Of one key; without keys all are asked from this machine. */
const MAX_WAITING_TRACES_PER_KEY = 4;
/** Of the tasks of a network, enough to hold every trace that waits. */
const TASKS_LOOKED_AT = 1000;

/** Throws SERVICE_BUSY where as many traces wait as may, of all or of the key. */
async function requirePlace(queue: TaskQueue, network: string, key_name: string): Promise<void> {
  const tasks = await queue.list(TASKS_LOOKED_AT, network);
  const waiting = tasks.filter(({ task_name, ended_ms }) => task_name === 'trace_money' && ended_ms === 0);
  const own = waiting.filter(({ requested_by }) => requested_by === key_name).length;
  if (key_name !== LOCAL_NAME && own >= MAX_WAITING_TRACES_PER_KEY) {
    const message = `Expected at most ${MAX_WAITING_TRACES_PER_KEY} traces of a key to wait, found as many.`;
    throw new AnalyticsError('SERVICE_BUSY', message);
  }
  if (waiting.length >= MAX_WAITING_TRACES)
    throw new AnalyticsError('SERVICE_BUSY', `Expected at most ${MAX_WAITING_TRACES} traces to wait, found as many.`);
}

export function registerTraceRoutes(app: ApiServer): void {
  app.route({
    method: 'POST',
    url: '/api/v1/traces',
    config: { scope: 'read' },
    schema: {
      operationId: 'traceMoney',
      tags: ['addresses'],
      summary: 'Where the money of addresses or transfers went, or came from, over any number of hops',
      description:
        'Reads the window of a published slice and answers when the trace is done; one question is answered at a time, and a long one is better asked as a task (`/api/v1/traces/tasks`). Name addresses, transfers, or both. The answer is kept under its trace_id, unless keep is false; "analytics verify" repeats it. Where keep is false, the window that processing_date and window_days name need not be published, and where nothing is, all transfers are read.',
      body: z
        .strictObject({
          ...questionFields,
          keep: z.boolean().default(true).meta({ description: 'false: the answer is not kept and has no trace_id.' }),
          edges: z.boolean().default(false).meta({ description: 'true: with the graph of the trace.' }),
        })
        .refine(namesSource, NO_SOURCE)
        .refine(endsElsewhere, ENDS_WHERE_IT_BEGINS),
      response: answers(
        keptAnswerSchema.extend({
          trace_id: traceId.nullable().meta({ description: 'null where keep is false.' }),
          edges: z
            .array(traceEdgeSchema)
            .optional()
            .meta({ description: 'What went from one address to another in one asset; absent unless asked for.' }),
        }),
      ),
    },
    handler: async (request, reply) => {
      const { keep, edges } = request.body;
      const asked = keep ? sliceOf(app.service, request.body) : windowOfRequest(app.service, request.body);
      const { database, network, window, slice } = await asked;
      const question = questionOf(request.body);
      const signal = whileConnected(reply);
      const asked_by = keep ? request.key_name : undefined;
      const traced = await app.service.analyses.trace(network, window, question, asked_by, signal);
      const graph = edges ? { edges: [...traced.edges] } : {};
      const answer = await answerWithEntities(database, window, traced.answer);
      return { ...slice, trace_id: traced.trace_id ?? null, ...answer, ...graph };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/traces/tasks',
    config: { scope: 'read' },
    schema: {
      operationId: 'queueTrace',
      tags: ['addresses'],
      summary: 'Trace the money of addresses or transfers as a task of the queue',
      description:
        'Answers at once. The events of the task are those of every task; its result names the trace_id by which the answer is read. Who asks the same while it waits or runs gets the same task; eight wait at most, four of one key.',
      body: z.strictObject(questionFields).refine(namesSource, NO_SOURCE).refine(endsElsewhere, ENDS_WHERE_IT_BEGINS),
      response: answers(z.object({ ...sliceFields, task: taskSchema })),
    },
    handler: async (request) => {
      const { network, window, slice } = await sliceOf(app.service, request.body);
      await requirePlace(app.service.queue, network, request.key_name);
      const { processing_date, window_days } = window;
      const question = questionOf(request.body);
      const task = await app.service.queue.enqueue({
        task_name: 'trace_money',
        network,
        processing_date,
        end_date: processing_date,
        window_days,
        config: { question },
        // Behind the runs that somebody asked for.
        priority: 'scheduled',
        requested_by: request.key_name,
      });
      return { ...slice, task: shownTask(task) };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/traces',
    config: { scope: 'read' },
    schema: {
      operationId: 'listTraces',
      tags: ['addresses'],
      summary: 'The traces that were asked for of a published slice, newest first',
      querystring: sliceQuery.extend({ limit: limitParameter(100, 1000) }),
      response: answers(z.object({ ...sliceFields, traces: z.array(listedTraceSchema) })),
    },
    handler: async (request) => {
      const { database, window, slice } = await sliceOf(app.service, request.query);
      const kept = await keptTraces(database, window, request.query.limit);
      return { ...slice, traces: kept.map(listedTrace) };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/traces/:trace_id',
    config: { scope: 'read' },
    schema: {
      operationId: 'getTrace',
      tags: ['addresses'],
      summary: 'A trace as it was answered',
      params: z.strictObject({ trace_id: z.string().regex(/^trace_[0-9a-f]{16}$/u) }),
      querystring: sliceQuery,
      response: answers(
        keptAnswerSchema.extend({
          question: keptQuestionSchema
            .nullable()
            .meta({ description: 'What was asked; null where this version cannot read it.' }),
          asked_by: z.string(),
          asked_at_ms: z.number(),
        }),
      ),
    },
    handler: async (request) => {
      const { database, window, slice } = await sliceOf(app.service, request.query);
      const kept = await keptTrace(database, window, request.params.trace_id);
      const { trace_id, asked_by, asked_at_ms } = kept;
      const answer = await answerWithEntities(database, window, answerOf(kept.answer_json));
      return { ...slice, trace_id, question: keptQuestion(kept.question_json), asked_by, asked_at_ms, ...answer };
    },
  });
}
