/** The events of a task as they come: server-sent events, resumed by Last-Event-ID. */
import { PassThrough } from 'node:stream';
import { AnalyticsError, type TaskEvent } from '@analytics/domain';
import type { ApiContext } from '../context.ts';
import { taskEvents } from '../contract/pipelines.ts';
import { routeOf, type ApiServer } from '../route-of.ts';
import { sendStream } from '../send-stream.ts';
import { requireTask } from './pipeline-routes.ts';

/** Proxies close what is silent for long. */
const HEARTBEAT_MS = 15_000;

/** `closing` aborts when the service shuts down: streams end, clients reconnect elsewhere. `hide` leaves the server's paths out. */
export function registerEventRoutes(
  app: ApiServer,
  context: ApiContext,
  closing: AbortSignal,
  hide: (text: string) => string,
): void {
  const places = new StreamPlaces(context.limits.event_streams);
  app.route({
    ...routeOf(taskEvents),
    compress: false,
    handler: async (request, reply) => {
      const { task_id, ended_ms } = await requireTask(context, request.params.task_id);
      const after = request.headers['last-event-id'] ?? 0;
      const left = new AbortController();
      left.signal.addEventListener('abort', places.take(request.client));
      const events = context.queue.events(task_id, after, AbortSignal.any([left.signal, closing]));
      const iterator = events[Symbol.asyncIterator]();
      // An EventSource connects again whenever a stream ends; only 204 tells it that there will be no more.
      const first = ended_ms > 0 ? await firstOf(iterator, left) : undefined;
      if (first?.done === true) return await reply.code(204).send();
      const stream = eventStream(iterator, first, left, hide, (error) => {
        request.log.warn({ err: error }, 'A stream of events was cut off.');
      });
      // A HEAD is answered without the stream being read.
      reply.raw.once('close', () => stream.destroy());
      reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no').type('text/event-stream');
      return await sendStream(reply, stream);
    },
  });
}

/** How many streams each client has open. */
class StreamPlaces {
  private readonly taken = new Map<string, number>();
  private readonly at_most: number;

  constructor(at_most: number) {
    this.at_most = at_most;
  }

  /** Gives what frees the place again. Throws SERVICE_BUSY. */
  take(client: string): () => void {
    const open = this.taken.get(client) ?? 0;
    if (open >= this.at_most) {
      const message = `Expected at most ${this.at_most} open streams of events, found as many; close one first.`;
      throw new AnalyticsError('SERVICE_BUSY', message);
    }
    this.taken.set(client, open + 1);
    return () => {
      const still = (this.taken.get(client) ?? 1) - 1;
      if (still === 0) this.taken.delete(client);
      else this.taken.set(client, still);
    };
  }
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

/** `first` is what was taken from the iterator before; `left` is aborted when the stream closes. */
function eventStream(
  events: AsyncIterator<TaskEvent>,
  first: IteratorResult<TaskEvent> | undefined,
  left: AbortController,
  hide: (text: string) => string,
  onFailure: (error: unknown) => void,
): PassThrough {
  const stream = new PassThrough();
  const heartbeat = setInterval(() => stream.write(': still here\n\n'), HEARTBEAT_MS);
  stream.on('close', () => {
    clearInterval(heartbeat);
    left.abort();
  });
  const pump = async (): Promise<void> => {
    stream.write('retry: 2000\n\n');
    for (let next = first ?? (await events.next()); next.done !== true; next = await events.next()) {
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
