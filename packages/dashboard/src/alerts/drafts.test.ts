import { describe, expect, it } from 'vitest';
import { Drafts, NO_DRAFT, type DraftPlace } from './drafts.ts';

const DAY_MS = 86_400_000;

function placeOf(entries = new Map<string, string>()): DraftPlace {
  return {
    getItem: (name) => entries.get(name) ?? null,
    setItem: (name, text) => void entries.set(name, text),
    removeItem: (name) => void entries.delete(name),
    key: (at) => [...entries.keys()][at] ?? null,
    get length() {
      return entries.size;
    },
  };
}

const written = { reason: 'payroll', note: 'asked Ana' };

describe('Drafts', () => {
  it('keep what was entered for whoever comes next, until it is emptied', () => {
    const place = placeOf();
    new Drafts(place, () => 0).set('demo alert_1', written);
    const next = new Drafts(place, () => DAY_MS);
    expect(next.of('demo alert_1')).toMatchObject(written);
    expect(next.of('demo alert_2')).toEqual(NO_DRAFT);
    next.set('demo alert_1', NO_DRAFT);
    expect(place.length).toBe(0);
  });

  it('forget what is older than a week, and everything when they are told to', () => {
    const place = placeOf();
    const first = new Drafts(place, () => 0);
    first.set('a', written);
    expect(new Drafts(place, () => 8 * DAY_MS).of('a')).toEqual(NO_DRAFT);
    expect(place.length).toBe(0);
    first.set('a', written);
    first.forgetAll();
    expect(first.of('a')).toEqual(NO_DRAFT);
  });

  it('give the same object while nothing changes, and tell of changes', () => {
    const all = new Drafts(placeOf(), () => 0);
    let told = 0;
    all.subscribe(() => {
      told += 1;
    });
    all.set('a', written);
    expect(all.of('a')).toBe(all.of('a'));
    expect(told).toBe(1);
  });

  it('go on in the page where the browser keeps nothing, and over what is no draft', () => {
    const full: DraftPlace = {
      ...placeOf(),
      length: 0,
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    const all = new Drafts(full, () => 0);
    all.set('a', written);
    expect(all.of('a')).toEqual(written);
    expect(new Drafts(placeOf(new Map([['analytics-draft a', '{"x":']])), () => 0).of('a')).toEqual(NO_DRAFT);
  });
});
