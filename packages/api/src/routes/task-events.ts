/** The events of a task as they come: server-sent events, resumed by Last-Event-ID. */
import { RUN_STEPS, TASK_STATUSES, type TaskEvent } from '@analytics/domain';
import { PassThrough } from 'node:stream';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { taskParams } from '../parameters.ts';
import { isStillKnown } from '../security/authenticate.ts';
import { sendStream } from '../send-stream.ts';

/** Proxies close what is silent for long. */
const HEARTBEAT_MS = 15_000;

const tags = ['pipelines'];

/** One event of the stream, as its `data:` line. */
export const taskEventSchema = z
  .object({
    event_id: z.int(),
    task_id: z.string(),
    at_ms: z.number(),
    event: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('status'), status: z.enum(TASK_STATUSES), error_message: z.string() }),
      z.object({ kind: z.literal('run_started'), run_id: z.string(), resumed_steps: z.array(z.enum(RUN_STEPS)) }),
      z.object({ kind: z.literal('step_started'), step: z.enum(RUN_STEPS) }),
      z.object({
        kind: z.literal('progress'),
        step: z.enum(RUN_STEPS),
        activity: z.string(),
        progress: z.number(),
        remaining_seconds: z.number().optional(),
      }),
      z.object({
        kind: z.literal('notice'),
        step: z.enum(RUN_STEPS),
        notice: z.object({ code: z.string(), message: z.string(), count: z.number() }),
      }),
      z.object({
        kind: z.literal('step_ended'),
        step: z.enum(RUN_STEPS),
        duration_seconds: z.number(),
        row_count: z.number(),
        peak_rss_bytes: z.number(),
        parts: z.record(z.string(), z.number()),
      }),
    ]),
  })
  .meta({ id: 'TaskEvent' });

export function registerTaskEventRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/tasks/:task_id/events',
    config: { scope: 'read' },
    schema: {
      operationId: 'taskEvents',
      tags,
      summary: 'The events of a task as they come, until it ends (server-sent events)',
      description:
        '`id:` counts up within the task; a reconnect with `Last-Event-ID` goes on after it. `data:` is a TaskEvent. ' +
        'Once the task has ended and nothing is left after that id, the answer is 204: an EventSource then stops.',
      params: taskParams,
      headers: z.looseObject({
        'last-event-id': z.coerce
          .number()
          .int()
          .min(0)
          .max(2 ** 31)
          .optional(),
      }),
      response: {
        ...answers(taskEventSchema),
        200: { description: 'A stream of events.', content: { 'text/event-stream': { schema: taskEventSchema } } },
        204: z.undefined().meta({ description: 'The task has ended, and all of its events were sent.' }),
      },
    },
    compress: false,
    handler: async (request, reply) => {
      const { task_id, ended_ms } = await app.service.tasks.get(request.params.task_id);
      const after = request.headers['last-event-id'] ?? 0;
      const left = new AbortController();
      left.signal.addEventListener('abort', app.service.stream_places.take(request.client));
      const events = app.service.queue.events(task_id, after, AbortSignal.any([left.signal, app.service.closing]));
      const iterator = events[Symbol.asyncIterator]();
      // An EventSource connects again whenever a stream ends; only 204 tells it that there will be no more.
      const first = ended_ms > 0 ? await firstOf(iterator, left) : undefined;
      if (first?.done === true) return await reply.code(204).send();
      const { paths, people } = app.service;
      const watch: StreamWatch = {
        hide: paths.hide,
        isStillAllowed: () => isStillKnown(request.identity, people),
        onFailure: (error) => {
          request.log.warn({ err: error }, 'A stream of events was cut off.');
        },
      };
      const stream = eventStream(iterator, first, left, watch);
      // A HEAD is answered without the stream being read.
      reply.raw.once('close', () => stream.destroy());
      reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no').type('text/event-stream');
      return await sendStream(reply, stream);
    },
  });
}

/** Aborts `left` where there is none, or none can be told. */
async function firstOf(events: AsyncIterator<TaskEvent>, left: AbortController): Promise<IteratorResult<TaskEvent>> {
  try {
    const first = await events.next();
    if (first.done === true) left.abort();
    return first;
  } catch (error) {
    left.abort();
    throw error;
  }
}

interface StreamWatch {
  readonly hide: (text: string) => string;
  /** Whether who asked may read on. */
  readonly isStillAllowed: () => Promise<boolean>;
  readonly onFailure: (error: unknown) => void;
}

/** `first` is what was taken from the iterator before; `left` is aborted when the stream closes. */
function eventStream(
  events: AsyncIterator<TaskEvent>,
  first: IteratorResult<TaskEvent> | undefined,
  left: AbortController,
  { hide, isStillAllowed, onFailure }: StreamWatch,
): PassThrough {
  const stream = new PassThrough();
  const beat = async (): Promise<void> => {
    if (await isStillAllowed()) stream.write(': still here\n\n');
    else left.abort();
  };
  const heartbeat = setInterval(() => {
    beat().catch(onFailure);
  }, HEARTBEAT_MS);
  stream.on('close', () => {
    clearInterval(heartbeat);
    left.abort();
  });
  const pump = async (): Promise<void> => {
    stream.write('retry: 2000\n\n');
    for (let next = first ?? (await events.next()); next.done !== true; next = await events.next()) {
      if (!(await isStillAllowed())) return;
      const event = next.value;
      const text = `id: ${event.event_id}\nevent: ${event.event.kind}\ndata: ${hide(JSON.stringify(event))}\n\n`;
      if (!stream.write(text)) await drained(stream);
      if (stream.destroyed) return;
    }
  };
  pump()
    .catch(onFailure)
    .finally(() => {
      stream.end();
      void events.return?.();
    });
  return stream;
}

/** A slow reader holds the events back; one that left ends the wait. */
async function drained(stream: PassThrough): Promise<void> {
  await new Promise<void>((resolve) => {
    stream.once('drain', resolve);
    stream.once('close', resolve);
  });
}
