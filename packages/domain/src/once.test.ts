import { describe, expect, it } from 'vitest';
import { OncePerKey, once } from './once.ts';

describe('once', () => {
  it('makes the result at the first call, for all who ask', async () => {
    let made = 0;
    const get = once(() => Promise.resolve(++made));
    expect(await Promise.all([get(), get()])).toEqual([1, 1]);
    expect(await get()).toBe(1);
  });

  it('tries again after a failure', async () => {
    let made = 0;
    const get = once(() => (++made === 1 ? Promise.reject(new Error('first')) : Promise.resolve(made)));
    await expect(get()).rejects.toThrow('first');
    expect(await get()).toBe(2);
  });
});

describe('OncePerKey', () => {
  it('gives each key its own, and forgets the one that was asked for longest ago', async () => {
    const kept = new OncePerKey<string, string>(2);
    const made: string[] = [];
    const get = (key: string): Promise<string> =>
      kept.get(key, () => {
        made.push(key);
        return Promise.resolve(key);
      });
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(await get(key)).toBe(key);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  it('a failure of an older making does not forget a newer one', async () => {
    const kept = new OncePerKey<string, string>(1);
    let fail: (error: Error) => void = () => undefined;
    const failing = kept.get('a', () => new Promise((_resolve, reject) => (fail = reject)));
    await kept.get('b', () => Promise.resolve('b'));
    await kept.get('a', () => Promise.resolve('new'));
    fail(new Error('late'));
    await expect(failing).rejects.toThrow('late');
    expect(await kept.get('a', () => Promise.resolve('newer'))).toBe('new');
  });
});
