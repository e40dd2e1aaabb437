import { describe, expect, it } from 'vitest';
import { done, historyOf, redone, undone } from './canvas-history.ts';
import { canvasOf } from './canvas-world.ts';

describe('canvas history', () => {
  const start = historyOf(canvasOf('a>b b>c'));
  const noted = done(start, { act: 'annotate', address: 'b', note: 'mule' });
  const hidden = done(noted, { act: 'hide', addresses: ['c'], is_hidden: true });

  it('is undone to the very document of before, and done again', () => {
    expect(undone(hidden).document).toBe(noted.document);
    expect(undone(undone(hidden)).document).toBe(start.document);
    expect(redone(redone(undone(undone(hidden))))).toEqual(hidden);
  });

  it('ends at both ends', () => {
    expect(undone(start)).toBe(start);
    expect(redone(hidden)).toBe(hidden);
  });

  it('forgets what was undone once something else is done, and keeps no step that changes nothing', () => {
    const other = done(undone(hidden), { act: 'pin', addresses: ['a'], is_pinned: true });
    expect(other.future).toEqual([]);
    expect(done(other, { act: 'pin', addresses: ['a'], is_pinned: true })).toBe(other);
  });

  it('is undone after another document took the place of this one', () => {
    const theirs = canvasOf('x>y');
    const taken = done(hidden, { act: 'replace', document: theirs });
    expect(taken.document).toBe(theirs);
    expect(undone(taken).document).toBe(hidden.document);
  });

  it('holds two hundred steps', () => {
    let history = start;
    for (let at = 0; at < 250; at += 1) history = done(history, { act: 'annotate', address: 'a', note: `n${at}` });
    expect(history.past).toHaveLength(200);
  });
});
