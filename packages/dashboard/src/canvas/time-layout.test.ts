import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCommand } from './canvas-commands.ts';
import { NO_CANVAS, canvasOf, link } from './canvas-world.ts';
import { arrivalTimes, cellOf, timeLayout } from './time-layout.ts';

describe('arrivalTimes', () => {
  it('are when money first came, and just before they first paid for those that pay before they are paid', () => {
    const times = arrivalTimes(canvasOf('a>b@10 b>c@20 c>b@5 c>a@30'));
    expect([...times].sort()).toEqual([
      ['a', 9],
      ['b', 5],
      ['c', 4],
    ]);
  });
});

describe('arrivalTimes of links whose time is not known', () => {
  it('are those of who paid', () => {
    expect(arrivalTimes(canvasOf('a>b@10 b>c@0')).get('c')).toBe(10);
    expect(arrivalTimes(canvasOf('a>b@0')).get('b')).toBe(0);
  });
});

describe('timeLayout', () => {
  it('stands who was paid right of who paid it before', () => {
    const places = timeLayout(canvasOf('a>b@1000 b>c@1001 c>d@1002 d>e@1003 e>f@9000'));
    const columns = ['a', 'b', 'c', 'd', 'e', 'f'].map((address) => places.get(address)?.x ?? 0);
    expect(new Set(columns).size).toBe(6);
    expect(columns).toEqual(columns.toSorted((a, b) => a - b));
  });

  it('stands addresses from left to right by when money reached them', () => {
    const places = timeLayout(canvasOf('a>b@100 b>c@200 c>d@900 a>e@150'));
    const order = [...places].sort(([, one], [, other]) => one.x - other.x).map(([address]) => address);
    expect(order[0]).toBe('a');
    expect(order.at(-1)).toBe('d');
    expect(places.get('b')?.x).toBeLessThanOrEqual(places.get('e')?.x ?? 0);
    expect(places.get('e')?.x).toBeLessThanOrEqual(places.get('c')?.x ?? 0);
  });

  it('gives no two addresses one place, keeps time and pins, and is the same again', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j');
    const drawn = fc.array(
      fc.tuple(name, name, fc.nat(50)).filter(([from, to]) => from !== to),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(drawn, name, (links, pinned) => {
        const all = canvasOf([...new Set(links.map(([from, to, time]) => `${from}>${to}@${time}`))].join(' '));
        const document = applyCommand(all, { act: 'move', places: [{ address: pinned, x: 4, y: 0 }] });
        const places = timeLayout(document);
        const cells = [...places.values()].map(({ x, y }) => cellOf(x, y));
        expect(new Set(cells).size).toBe(document.nodes.length);
        const times = arrivalTimes(document);
        const free = document.nodes.filter(({ is_pinned }) => !is_pinned).map(({ address }) => address);
        const byTime = free.toSorted((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0) || (a < b ? -1 : 1));
        const columns = byTime.map((address) => places.get(address)?.x ?? 0);
        expect(columns).toEqual(columns.toSorted((a, b) => a - b));
        expect([...timeLayout(document)]).toEqual([...places]);
        const still = document.nodes.find(({ is_pinned }) => is_pinned);
        if (still !== undefined) expect(places.get(still.address)).toEqual({ x: 4, y: 0 });
      }),
    );
  });

  it('gives as many addresses as a canvas holds, all reached at one time, a place each', () => {
    const addresses = Array.from({ length: 3000 }, (_, at) => `p${at}`);
    const links = addresses.slice(1).map((address) => link(`p0>${address}@5`));
    const { nodes } = applyCommand(NO_CANVAS, { act: 'add', center: '', addresses, links });
    expect(new Set(nodes.map(({ x, y }) => cellOf(x, y))).size).toBe(3000);
  });
});
