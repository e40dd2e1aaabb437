import { expect, it } from 'vitest';
import type { RunNotice } from '@analytics/domain';
import { NoticeBook } from './notice-book.ts';

const notice = (message: string): RunNotice => ({ code: 'HUBS_INFERRED', message, count: 1 });

it('NoticeBook tells the notices of a part to each part that is built on it, and to the reader once', async () => {
  const heard: string[] = [];
  const book = new NoticeBook(({ message }) => heard.push(message));
  const base = book.part(() => {
    book.notify(notice('base'));
    return Promise.resolve(1);
  });
  expect(await base()).toBe(1);
  expect(heard).toEqual(['base']);
  const { value, notices } = await book.collect(async () => {
    book.notify(notice('own'));
    return (await base()) + 1;
  });
  expect(value).toBe(2);
  expect(notices.map(({ message }) => message)).toEqual(['own', 'base']);
  expect(heard).toEqual(['base']);
  for (const one of notices) book.notify(one);
  expect(heard).toEqual(['base', 'own']);
});

it('NoticeBook keeps the notices of parts apart that are made at the same time', async () => {
  const book = new NoticeBook(() => undefined);
  const collect = (name: string): Promise<{ readonly notices: readonly RunNotice[] }> =>
    book.collect(async () => {
      await Promise.resolve();
      book.notify(notice(name));
    });
  const [one, other] = await Promise.all([collect('one'), collect('other')]);
  expect(one.notices).toEqual([notice('one')]);
  expect(other.notices).toEqual([notice('other')]);
});

it('NoticeBook tells what a part that failed had to say', async () => {
  const heard: string[] = [];
  const book = new NoticeBook(({ message }) => heard.push(message));
  const part = book.part(() => {
    book.notify(notice('before'));
    return Promise.reject(new Error('failed'));
  });
  await expect(part()).rejects.toThrow('failed');
  expect(heard).toEqual(['before']);
});
