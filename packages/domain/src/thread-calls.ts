/**
 * The one protocol between our threads: each end asks the other by name and is answered, or notes something that wants
 * no answer. Errors keep their code and message on the way; typed arrays in shared memory are not copied.
 */
import type { MessagePort, Transferable, Worker } from 'node:worker_threads';
import { AnalyticsError, type ErrorCode } from './errors.ts';

type Message =
  | { readonly id: number; readonly name: string; readonly parameters: readonly unknown[] }
  | { readonly noted: string; readonly parameters: readonly unknown[] }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly code: ErrorCode; readonly message: string };

/** A worker, the port of one, or one end of a channel. */
export type ThreadChannel = Worker | MessagePort;

/** An answer whose memory leaves the thread that gives it. */
export class Moved {
  readonly value: unknown;
  readonly memory: readonly Transferable[];

  constructor(value: unknown, memory: readonly Transferable[]) {
    this.value = value;
    this.memory = memory;
  }
}

type Translation = (error: unknown, name: string) => AnalyticsError;

export type Answerers = Readonly<Record<string, (...parameters: never[]) => unknown>>;

export class ThreadCalls {
  /** What the other end may ask for or note; a thread that is given something else to work on replaces them. */
  answerers: Answerers;
  private readonly channel: ThreadChannel;
  private readonly translate: Translation;
  private readonly waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  private nextId = 0;
  private failure: Error | undefined;

  /**
   * `answerers` do what the other end asks for or notes, by name; `translate` makes what they throw an error of the catalogue.
   */
  constructor(channel: ThreadChannel, answerers: Answerers = {}, translate: Translation = asDefect) {
    this.channel = channel;
    this.answerers = answerers;
    this.translate = translate;
    channel.on('message', (message: Message) => {
      if ('name' in message) void this.answer(message.id, message.name, message.parameters);
      else if ('noted' in message) this.perform(message.noted, message.parameters);
      else this.settle(message);
    });
  }

  /**
   * What the other end's answerer of that name gives; `moved` memory leaves this thread. Throws what it throws, code
   * and message.
   */
  async ask(name: string, parameters: readonly unknown[], moved: readonly Transferable[] = []): Promise<unknown> {
    if (this.failure !== undefined) throw this.failure;
    return await new Promise<unknown>((resolve, reject) => {
      const id = this.nextId++;
      this.waiting.set(id, { resolve, reject });
      this.channel.postMessage({ id, name, parameters } satisfies Message, moved);
    });
  }

  /** Nobody waits for what the other end makes of it. */
  note(name: string, parameters: readonly unknown[]): void {
    this.channel.postMessage({ noted: name, parameters } satisfies Message);
  }

  /** Rejects what is being waited for, and what is asked from now on. The first failure stays. */
  fail(error: Error): void {
    this.failure ??= error;
    for (const { reject } of this.waiting.values()) reject(this.failure);
    this.waiting.clear();
  }

  private async answer(id: number, name: string, parameters: readonly unknown[]): Promise<void> {
    try {
      const given = await this.perform(name, parameters);
      const { value, memory } = given instanceof Moved ? given : new Moved(given, []);
      this.channel.postMessage({ id, value } satisfies Message, memory);
    } catch (error) {
      const { code, message } = this.translate(error, name);
      this.channel.postMessage({ id, code, message } satisfies Message);
    }
  }

  private perform(name: string, parameters: readonly unknown[]): unknown {
    const answerer = this.answerers[name] as ((...parameters: unknown[]) => unknown) | undefined;
    if (answerer === undefined)
      throw new AnalyticsError('INTERNAL', `Expected a question that the thread answers, found ${name}.`);
    return answerer(...parameters);
  }

  private settle(answer: Extract<Message, { value: unknown } | { code: ErrorCode }>): void {
    const asker = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ('code' in answer) asker?.reject(new AnalyticsError(answer.code, answer.message));
    else asker?.resolve(answer.value);
  }
}

/** One of ours passes unchanged. */
function asDefect(error: unknown, name: string): AnalyticsError {
  if (error instanceof AnalyticsError) return error;
  const found = error instanceof Error ? error.message : String(error);
  return new AnalyticsError('INTERNAL', `Expected ${name} to finish, found: ${found}`, { cause: error });
}

/** Why a thread is gone, in our codes; `error` is what its worker emitted, or the code that it ended with. */
export function threadFailure(error: unknown, thread: string): AnalyticsError {
  const isOutOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  const found =
    typeof error === 'number' ? `it ended with code ${error}` : error instanceof Error ? error.message : String(error);
  const message = `Expected ${thread} to finish, found: ${found}.`;
  return new AnalyticsError(isOutOfMemory ? 'OUT_OF_MEMORY' : 'INTERNAL', message, { cause: error });
}
