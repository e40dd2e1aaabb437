/** The events of a task as they come: server-sent events, resumed by Last-Event-ID. */
import { PassThrough } from 'node:stream';
import type { TaskQueue } from '@analytics/domain';
import type { ApiContext } from '../context.ts';
import { taskEvents } from '../contract/pipelines.ts';
import { routeOf, type ApiServer } from '../route-of.ts';
import { sendStream } from '../send-stream.ts';
import { requireTask } from './pipeline-routes.ts';

/** Proxies close what is silent for long. */
const HEARTBEAT_MS = 15_000;

/** `closing` aborts when the service shuts down: streams end, clients reconnect elsewhere. */
export function registerEventRoutes(app: ApiServer, context: ApiContext, closing: AbortSignal): void {
  app.route({
    ...routeOf(taskEvents),
    compress: false,
    handler: async (request, reply) => {
      const { task_id } = await requireTask(context, request.params.task_id);
      const after = request.headers['last-event-id'] ?? 0;
      const stream = eventStream(context.queue, task_id, after, closing, (error) => {
        request.log.warn({ err: error }, 'A stream of events was cut off.');
      });
      reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no').type('text/event-stream');
      return await sendStream(reply, stream);
    },
  });
}

function eventStream(
  queue: TaskQueue,
  task_id: string,
  after_event_id: number,
  closing: AbortSignal,
  onFailure: (error: unknown) => void,
): PassThrough {
  const stream = new PassThrough();
  const left = new AbortController();
  const heartbeat = setInterval(() => stream.write(': still here\n\n'), HEARTBEAT_MS);
  stream.on('close', () => {
    clearInterval(heartbeat);
    left.abort();
  });
  const pump = async (): Promise<void> => {
    stream.write('retry: 2000\n\n');
    for await (const event of queue.events(task_id, after_event_id, AbortSignal.any([left.signal, closing]))) {
      const text = `id: ${event.event_id}\nevent: ${event.event.kind}\ndata: ${JSON.stringify(event)}\n\n`;
      if (!stream.write(text)) await drained(stream);
      if (stream.destroyed) return;
    }
  };
  pump()
    .catch(onFailure)
    .finally(() => stream.end());
  return stream;
}

/** A slow reader holds the events back; one that left ends the wait. */
async function drained(stream: PassThrough): Promise<void> {
  await new Promise<void>((resolve) => {
    stream.once('drain', resolve);
    stream.once('close', resolve);
  });
}
