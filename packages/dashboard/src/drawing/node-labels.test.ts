import { describe, expect, it } from 'vitest';
import { PAPER } from '../report/report-page.ts';
import { SchemeLabels } from './node-labels.ts';

/** Ten pixels a letter; keeps what was written where. */
function paper() {
  const written: [string, number, number][] = [];
  const context = {
    measureText: (text: string) => ({ width: 10 * text.length }),
    beginPath: () => undefined,
    roundRect: () => undefined,
    fill: () => undefined,
    stroke: () => undefined,
    fillText: (text: string, x: number, y: number) => written.push([text, x, y]),
  } as unknown as CanvasRenderingContext2D;
  return { written, context };
}

describe('SchemeLabels', () => {
  it('writes a label below its node, and above where another node stands below', () => {
    const { written, context } = paper();
    const labels = new SchemeLabels(PAPER);
    const [alone, upper, lower] = [
      { x: 0, y: 0 },
      { x: 500, y: 0 },
      { x: 500, y: 20 },
    ].map((at) => ({ ...at, size: 6 }));
    labels.begin(() => ({ discs: [alone!, upper!, lower!], lines: [] }));
    labels.draw(context, { ...alone!, label: 'ab' }, 11, false);
    labels.draw(context, { ...upper!, label: 'cd' }, 11, false);
    expect(written.map(([text, , y]) => [text, Math.sign(y)])).toEqual([
      ['ab', 1],
      ['cd', -1],
    ]);
  });

  it('keeps a place for the largest first, in whatever order they are written', () => {
    const { written, context } = paper();
    const labels = new SchemeLabels(PAPER);
    const small = { key: 's', label: 'small', x: 0, y: 0, size: 4 };
    const large = { key: 'l', label: 'large', x: 0, y: 40, size: 9 };
    const within = { left: -30, top: -2, right: 30, bottom: 52 };
    labels.begin(() => ({ discs: [small, large], lines: [], first: [small, large], within }));
    labels.draw(context, small, 11, false);
    labels.draw(context, large, 11, false);
    expect(written.map(([text]) => text)).toEqual(['large']);
  });

  it('asks where the nodes stand when the first label is written, since a frame begins before it knows', () => {
    const { written, context } = paper();
    const labels = new SchemeLabels(PAPER);
    let below = { x: 900, y: 900, size: 6 };
    labels.begin(() => ({ discs: [below], lines: [] }));
    below = { x: 0, y: 20, size: 6 };
    labels.draw(context, { x: 0, y: 0, size: 6, label: 'ab' }, 11, false);
    expect(Math.sign(written[0]![2])).toBe(-1);
  });

  it('leaves a label out where every place is taken, and writes the one that is pointed at', () => {
    const { written, context } = paper();
    const labels = new SchemeLabels(PAPER);
    labels.begin(() => ({ discs: [{ x: 0, y: 0, size: 200 }], lines: [] }));
    labels.draw(context, { x: 0, y: 0, size: 6, label: 'ab' }, 11, false);
    labels.draw(context, { x: 0, y: 0, size: 6, label: 'cd' }, 11, true);
    expect(written.map(([text]) => text)).toEqual(['cd']);
  });
});
