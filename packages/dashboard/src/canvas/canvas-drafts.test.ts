import { describe, expect, it } from 'vitest';
import { Drafts, type DraftPlace } from '../alerts/drafts.ts';
import { forgetCanvasDraft, keepCanvasDraft, readCanvasDraft } from './canvas-drafts.ts';
import { canvasOf } from './canvas-world.ts';

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

const draft = { name: 'Theft', read_version: 3, document: canvasOf('a>b@1') };

describe('a draft of a canvas', () => {
  it('is read as it was left, until it is forgotten', () => {
    const place = placeOf();
    expect(keepCanvasDraft(place, 'demo c1', draft, 0)).toBe(true);
    expect(readCanvasDraft(place, 'demo c1', DAY_MS)).toEqual(draft);
    expect(readCanvasDraft(place, 'demo c2', DAY_MS)).toBeUndefined();
    forgetCanvasDraft(place, 'demo c1');
    expect(place.length).toBe(0);
  });

  it('is forgotten after a week, whoever looks for drafts, and with the key', () => {
    const place = placeOf();
    keepCanvasDraft(place, 'old', draft, 0);
    keepCanvasDraft(place, 'new', draft, 7 * DAY_MS);
    expect(readCanvasDraft(place, 'old', 8 * DAY_MS)).toBeUndefined();
    const all = new Drafts(place, () => 8 * DAY_MS);
    expect(place.length).toBe(1);
    all.forgetAll();
    expect(place.length).toBe(0);
  });

  it.each([
    ['torn', '{"name":"x","docum'],
    ['of another shape', JSON.stringify({ name: 'x', read_version: 1, at_ms: 0, document: { nodes: 'none' } })],
    ['nothing', 'null'],
  ])('that is %s is none', (_, text) => {
    expect(readCanvasDraft(placeOf(new Map([['analytics-draft canvas k', text]])), 'k', 0)).toBeUndefined();
  });

  it('that the browser has no room for is not kept, and the older one does not come back', () => {
    const entries = new Map<string, string>();
    keepCanvasDraft(placeOf(entries), 'k', draft, 0);
    const full: DraftPlace = {
      ...placeOf(entries),
      length: 1,
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    expect(keepCanvasDraft(full, 'k', draft, 0)).toBe(false);
    expect(entries.size).toBe(0);
  });
});
