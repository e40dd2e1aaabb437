import { describe, expect, it } from 'vitest';
import { drawnTransfers } from '../../test/drawn-transfers.ts';
import { DRAWINGS, type Drawing } from '@analytics/domain';
import { drawingOfAll, placesOf } from './layout.ts';
import { flowGraphOf } from './flow-graph.ts';

const NOBODY = { roles: new Map<string, string>(), suspects: new Set<string>(), names: new Map<string, string>() };
const laidOut = (transfers: string, drawing: Drawing) =>
  placesOf(flowGraphOf(drawnTransfers(transfers), NOBODY), drawing);

describe('drawingOfAll', () => {
  it('keeps the layout of a single scheme, and lays several out in layers', () => {
    expect(drawingOfAll(['ring'])).toBe('ring');
    expect(drawingOfAll(['ring', 'ring'])).toBe('layers');
    expect(drawingOfAll([])).toBe('layers');
  });
});

describe('placesOf', () => {
  it('puts a chain from left to right at even distances', () => {
    const places = laidOut('a>b:100 b>c:90 c>d:80', 'chain');
    const xs = ['a', 'b', 'c', 'd'].map((address) => places.get(address)?.x);
    expect(xs).toEqual([0, expect.closeTo(2 / 3), expect.closeTo(4 / 3), 2]);
  });

  it('writes a long chain in rows that use the height, each next to where the one before ended', () => {
    const hops = Array.from({ length: 25 }, (_, at) => `n${at}>n${at + 1}:${100 - at}`).join(' ');
    const places = laidOut(hops, 'chain');
    const at = (hop: number) => places.get(`n${hop}`)!;
    const distances = Array.from({ length: 25 }, (_, hop) =>
      Math.hypot(at(hop).x - at(hop + 1).x, at(hop).y - at(hop + 1).y),
    );
    expect(Math.max(...distances)).toBeLessThan(0.45);
    const nearest = [...places.values()].flatMap((one, index, all) =>
      all.slice(index + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
    );
    expect(Math.min(...nearest)).toBeGreaterThan(0.2);
    const ys = [...places.values()].map(({ y }) => y);
    expect(Math.max(...ys) - Math.min(...ys)).toBeGreaterThan(0.6);
    // No zigzag: the hops of a row stand at one height.
    expect(new Set(ys.map((y) => y.toFixed(3))).size).toBeLessThan(6);
  });

  it('crosses no arrows where each of a line pays one of the next', () => {
    const first = Array.from({ length: 6 }, (_, at) => `s>a${at}:${at + 1}`);
    const second = Array.from({ length: 6 }, (_, at) => `a${at}>b${at}:${10 - at}`);
    const places = laidOut([...first, ...second].join(' '), 'layers');
    const order = (name: string) =>
      [0, 1, 2, 3, 4, 5].toSorted((a, b) => places.get(`${name}${a}`)!.y - places.get(`${name}${b}`)!.y);
    expect(order('b')).toEqual(order('a'));
  });

  it('puts who paid before its payee where its own money came later', () => {
    // b had paid c before a paid b: a still stands left of, or above, what it paid.
    const places = laidOut('b>c:90 a>b:100', 'layers');
    expect(places.get('a')!.x).toBeLessThanOrEqual(places.get('b')!.x);
    expect(places.get('b')!.x).toBeLessThan(places.get('c')!.x);
  });

  it('puts the largest of a layer in its middle', () => {
    const places = laidOut('a>b:1 a>c:9 a>d:5', 'layers');
    expect(places.get('c')?.y).toBeCloseTo(0);
  });

  it('puts a layer of thousands in a block, each at a place of its own', () => {
    const drawing = Array.from({ length: 3000 }, (_, at) => `a>b${at}:1`).join(' ');
    const places = [...laidOut(drawing, 'layers').values()];
    expect(new Set(places.map(({ x, y }) => `${x.toFixed(6)} ${y.toFixed(6)}`)).size).toBe(3001);
    expect(new Set(places.map(({ x }) => x.toFixed(6))).size).toBeGreaterThan(10);
  });

  it('puts a ring in the order of time, beginning at the top', () => {
    const places = laidOut('a>b:1 b>c:1 c>d:1 d>a:1', 'ring');
    expect(places.get('a')).toEqual({ x: expect.closeTo(0) as number, y: 1 });
    expect(places.get('b')).toEqual({ x: 1.25, y: expect.closeTo(0) as number });
    expect(places.get('c')?.y).toBe(-1);
  });

  it('puts the busiest address of a star in the middle, payers left, payees right, who fed the payers further out', () => {
    const places = laidOut('z>p:1 p>m:1 q>m:1 m>r:1 m>s:1', 'star');
    expect(places.get('m')).toEqual({ x: 0, y: 0 });
    expect(places.get('p')!.x).toBeLessThan(0);
    expect(places.get('r')!.x).toBeGreaterThan(0);
    expect(places.get('z')!.x).toBeLessThan(places.get('p')!.x);
  });

  it('places nobody where nothing moved', () => {
    for (const drawing of DRAWINGS)
      expect(placesOf({ nodes: [], flows: [], transfers: [], order: new Map() }, drawing).size).toBe(0);
  });
});
