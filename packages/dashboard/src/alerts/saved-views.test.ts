import { describe, expect, it } from 'vitest';
import { forgetView, saveView, savedViews } from './saved-views.ts';

function storage(text?: string) {
  const kept = new Map(text === undefined ? [] : [['analytics-alert-views', text]]);
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
}

describe('saved views', () => {
  it('are kept by name, the newest of a name, and forgotten', () => {
    const kept = storage();
    saveView(kept, { name: 'mixers', params: { typology: 'mixing' } });
    saveView(kept, { name: 'large', params: { min_usd: '1000' } });
    saveView(kept, { name: 'mixers', params: { typology: 'mixing', queue: 'mine' } });
    expect(savedViews(kept)).toEqual([
      { name: 'large', params: { min_usd: '1000' } },
      { name: 'mixers', params: { typology: 'mixing', queue: 'mine' } },
    ]);
    expect(forgetView(kept, 'large').map(({ name }) => name)).toEqual(['mixers']);
  });

  it.each(['', '{', '{}', '[1,{"name":""},{"name":"a"},{"name":"b","params":null}]'])('read %s as none', (text) => {
    expect(savedViews(storage(text))).toEqual([]);
  });

  it('are thirty at most', () => {
    const kept = storage();
    for (let at = 10; at < 45; at++) saveView(kept, { name: `view ${at}`, params: {} });
    expect(savedViews(kept)).toHaveLength(30);
    expect(savedViews(kept).at(-1)?.name).toBe('view 44');
  });
});
