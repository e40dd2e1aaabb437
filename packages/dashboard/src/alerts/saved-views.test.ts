import { describe, expect, it } from 'vitest';
import { keepViews, savedViews, withView, withoutView, type SavedView } from './saved-views.ts';

function storage(text?: string) {
  const kept = new Map(text === undefined ? [] : [['analytics-alert-views', text]]);
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
}

describe('saved views', () => {
  it('are kept as they were saved, the newest of a name, and forgotten', () => {
    const mixers = { name: 'mixers', params: { typology: 'mixing', queue: 'mine' } };
    const large = { name: 'large', params: { min_usd: '1000' } };
    const views = [{ name: 'mixers', params: {} }, large, mixers].reduce<readonly SavedView[]>(withView, []);
    const kept = storage();
    keepViews(kept, views);
    expect(savedViews(kept)).toEqual([large, mixers]);
    expect(withoutView(views, 'large')).toEqual([mixers]);
  });

  it.each(['', '{', '{}', '[1,{"name":""},{"name":"a"},{"name":"b","params":null}]'])('read %s as none', (text) => {
    expect(savedViews(storage(text))).toEqual([]);
  });

  it('are thirty at most: the one that was saved first goes', () => {
    const names = Array.from({ length: 31 }, (_, at) => `view ${31 - at}`);
    const views = names.reduce<readonly SavedView[]>((before, name) => withView(before, { name, params: {} }), []);
    expect(views.map(({ name }) => name)).toEqual(names.slice(1));
  });

  it('outlive a browser that keeps nothing until the page goes', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(() => {
      keepViews(full, []);
    }).not.toThrow();
  });
});
