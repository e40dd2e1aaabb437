import { askedBy } from '@analytics/storage';
import { expect, it } from 'vitest';
import { questionTurns } from './question-turns.ts';

const done: string[] = [];

/** Asks for `client`; `end` lets the answer be given. */
function asking(inTurn: ReturnType<typeof questionTurns>) {
  const ends: (() => void)[] = [];
  const ask = async (client: string, signal = new AbortController().signal): Promise<void> => {
    const answer = async (): Promise<void> => {
      await new Promise<void>((resolve) => ends.push(resolve));
      done.push(client);
    };
    await askedBy({ client, signal }, () => inTurn(signal, answer));
  };
  const end = async (): Promise<void> => {
    ends.shift()?.();
    await new Promise(setImmediate);
  };
  return { ask, end };
}

it('questionTurns lets clients take turns, with a share of the places each', async () => {
  const { ask, end } = asking(questionTurns(4, 2));
  const of_ana = [ask('ana'), ask('ana'), ask('ana')];
  await expect(ask('ana')).rejects.toMatchObject({
    code: 'SERVICE_BUSY',
    message: 'Expected at most 2 questions of a client to wait, found as many.',
  });
  const of_others = [ask('ben'), ask('cleo')];
  await expect(ask('ben')).rejects.toMatchObject({
    code: 'SERVICE_BUSY',
    message: 'Expected at most 4 questions to wait, found as many.',
  });
  for (let at = 0; at < 5; at += 1) await end();
  await Promise.all([...of_ana, ...of_others]);
  expect(done).toEqual(['ana', 'ana', 'ben', 'cleo', 'ana']);
});

it('questionTurns passes over who has left, and frees the place', async () => {
  const { ask, end } = asking(questionTurns(1, 1));
  const first = ask('ana');
  const left = new AbortController();
  const second = ask('ben', left.signal);
  left.abort();
  await expect(second).rejects.toMatchObject({ code: 'RUN_CANCELLED' });
  const third = ask('ben');
  await end();
  await end();
  await Promise.all([first, third]);
});
