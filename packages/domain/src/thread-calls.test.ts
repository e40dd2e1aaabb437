import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { AnalyticsError } from './errors.ts';
import { Moved, ThreadCalls, threadFailure, type Answerers } from './thread-calls.ts';

let channel: MessageChannel | undefined;
afterEach(() => channel?.port1.close());

/** The asking end of a channel whose other end answers with `answerers`. */
function asking(answerers: Answerers): ThreadCalls {
  channel = new MessageChannel();
  new ThreadCalls(channel.port1, answerers);
  return new ThreadCalls(channel.port2);
}

describe('ThreadCalls', () => {
  it('answers each question with what its answerer gives, whatever the order of answers', async () => {
    let answerFirst: (text: string) => void = () => undefined;
    const calls = asking({
      slow: () => new Promise((resolve) => (answerFirst = resolve)),
      add: (a: number, b: number) => {
        answerFirst('slow');
        return a + b;
      },
    });
    expect(await Promise.all([calls.ask('slow', []), calls.ask('add', [2, 3])])).toEqual(['slow', 5]);
  });

  it('keeps code and message of an error, and calls a defect INTERNAL', async () => {
    const calls = asking({
      full: () => Promise.reject(new AnalyticsError('DISK_FULL', 'no room')),
      defect: () => {
        throw new RangeError('a defect');
      },
    });
    await expect(calls.ask('full', [])).rejects.toMatchObject({ code: 'DISK_FULL', message: 'no room' });
    await expect(calls.ask('defect', [])).rejects.toMatchObject({
      code: 'INTERNAL',
      message: expect.stringContaining('a defect') as string,
    });
    await expect(calls.ask('nothing', [])).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  it('moves memory that the answer gives away', async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const calls = asking({ bytes: () => new Moved(bytes, [bytes.buffer]) });
    expect(await calls.ask('bytes', [])).toEqual(new Uint8Array([1, 2, 3]));
    expect(bytes.length).toBe(0);
  });

  it('hears what is noted before what is asked after it', async () => {
    const heard: string[] = [];
    const calls = asking({ say: (text: string) => heard.push(text), heard: () => heard });
    calls.note('say', ['a']);
    expect(await calls.ask('heard', [])).toEqual(['a']);
  });

  it('rejects what waits, and what is asked later, once the thread is gone', async () => {
    const calls = asking({ never: () => new Promise(() => undefined) });
    const waiting = expect(calls.ask('never', [])).rejects.toMatchObject({ code: 'OUT_OF_MEMORY' });
    calls.fail(threadFailure(Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }), 'a thread'));
    calls.fail(threadFailure(1, 'a thread'));
    await waiting;
    await expect(calls.ask('never', [])).rejects.toMatchObject({ code: 'OUT_OF_MEMORY' });
  });
});
