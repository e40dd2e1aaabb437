import { MAX_CANVAS_LINKS, MAX_CANVAS_NODES, canvasDocumentSchema, type CanvasDocument } from '@analytics/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCommand, withoutRoom, type CanvasCommand } from './canvas-commands.ts';
import { NO_CANVAS, canvasOf, link, withLinks } from './canvas-world.ts';

const names = ({ nodes }: CanvasDocument) => nodes.map(({ address }) => address).sort();
const arrows = ({ links }: CanvasDocument) => links.map((one) => `${one.from_address}>${one.to_address}`).sort();
const node = (document: CanvasDocument, address: string) => document.nodes.find((one) => one.address === address);

describe('applyCommand', () => {
  it('adds what was found beside what stands, which keeps its place', () => {
    const first = canvasOf('a>b@1 a>c@2');
    const second = withLinks(first, 'b', 'b>d@3 b>a@4');
    expect(names(second)).toEqual(['a', 'b', 'c', 'd']);
    expect(arrows(second)).toEqual(['a>b', 'a>c', 'b>a', 'b>d']);
    for (const address of ['a', 'b', 'c']) expect(node(second, address)).toEqual(node(first, address));
    expect(node(second, 'd')?.x).toBeGreaterThan(node(second, 'b')?.x ?? 0);
  });

  it('adds a payer on the left, and the later of two payees not before the earlier', () => {
    const found = withLinks(canvasOf('a>b@5 a>c@6'), 'b', 'z>b@1 b>d@9 b>e@8');
    const x = (address: string) => node(found, address)?.x ?? 0;
    expect(x('z')).toBeLessThan(x('b'));
    expect(x('d')).toBeGreaterThanOrEqual(x('e'));
  });

  it('adds a whole way hop by hop to the right, and what no way leads to below all others', () => {
    const found = withLinks(canvasOf('a>b@5 a>c@6'), 'b', 'b>d@7 d>e@8 e>f@9 x>y@1');
    const place = (address: string) => node(found, address) ?? { x: 0, y: 0 };
    expect(place('d').x).toBeLessThan(place('e').x);
    expect(place('e').x).toBeLessThan(place('f').x);
    for (const address of ['x', 'y'])
      for (const other of ['a', 'b', 'c', 'd', 'e', 'f']) expect(place(address).y).toBeLessThan(place(other).y);
  });

  it('adds so that no two addresses have one place, however many come to however many', () => {
    let document = canvasOf('a>b@1');
    for (const center of ['b', 'b0', 'b1', 'b0', 'a'])
      document = withLinks(
        document,
        center,
        Array.from({ length: 30 }, (_, at) => `${center}>${center}${at}@${at}`).join(' '),
      );
    const places = document.nodes.map(({ x, y }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it('adds again what is there: the newer sum holds, marks stay, what was hidden is in sight', () => {
    const marked = applyCommand(canvasOf('a>b@1'), { act: 'annotate', address: 'b', note: 'mule' });
    const hidden = applyCommand(marked, { act: 'hide', addresses: ['b'], is_hidden: true });
    const links = [link('a>b@1', { total_usd: '7' })];
    const again = applyCommand(hidden, { act: 'add', center: 'a', addresses: ['a', 'b'], links });
    expect(again.links).toEqual(links);
    expect(node(again, 'b')).toMatchObject({ note: 'mule', is_hidden: false });
  });

  it('keeps links of the evidence and of a trace beside those of the window', () => {
    const links = [link('a>b', { basis: 'trace' }), link('a>b', { basis: 'evidence' })];
    const both = applyCommand(canvasOf('a>b'), { act: 'add', center: '', addresses: ['a', 'b'], links });
    expect(both.links.map(({ basis }) => basis)).toEqual(['window', 'trace', 'evidence']);
  });

  it('holds no more than a canvas may, and says how many find no room', () => {
    const addresses = Array.from({ length: MAX_CANVAS_NODES + 5 }, (_, at) => `p${at}`);
    const links = addresses.slice(1).map((address) => link(`p0>${address}`));
    const full = applyCommand(NO_CANVAS, { act: 'add', center: '', addresses, links });
    expect(full.nodes).toHaveLength(MAX_CANVAS_NODES);
    expect(full.links).toHaveLength(MAX_CANVAS_NODES - 1);
    expect(withoutRoom(full, ['p0', 'new1', 'new2'])).toBe(2);
    expect(withoutRoom(NO_CANVAS, addresses)).toBe(5);
    expect(canvasDocumentSchema.safeParse(full).success).toBe(true);
    expect(full.links.length).toBeLessThan(MAX_CANVAS_LINKS);
  });

  it('collapses what hangs on an address alone, and keeps what was marked or began the canvas', () => {
    const drawn = canvasOf('a>b b>c b>d b>e c>f');
    const marked = applyCommand(drawn, { act: 'colour', addresses: ['e'], colour: 'red' });
    const collapsed = applyCommand(marked, { act: 'collapse', address: 'b' });
    expect(names(collapsed)).toEqual(['a', 'b', 'c', 'e', 'f']);
    expect(arrows(collapsed)).toEqual(['a>b', 'b>c', 'b>e', 'c>f']);
  });

  it('removes addresses with their links', () => {
    const left = applyCommand(canvasOf('a>b b>c'), { act: 'remove', addresses: ['b'] });
    expect(names(left)).toEqual(['a', 'c']);
    expect(left.links).toEqual([]);
  });

  it('pins what is moved, and arranges only the others', () => {
    const moved = applyCommand(canvasOf('a>b@1 b>c@2'), { act: 'move', places: [{ address: 'b', x: -7.12345, y: 3 }] });
    expect(node(moved, 'b')).toMatchObject({ x: -7.123, y: 3, is_pinned: true });
    const arranged = applyCommand(moved, { act: 'arrange' });
    expect(node(arranged, 'b')).toMatchObject({ x: -7.123, y: 3 });
  });

  it('groups addresses, folds, renames and ungroups them; an empty group is none', () => {
    const add: CanvasCommand = { act: 'group', addresses: ['b', 'c'], group_id: 'g1', name: 'Mules' };
    const grouped = applyCommand(canvasOf('a>b b>c'), add);
    expect(grouped.groups).toEqual([{ group_id: 'g1', name: 'Mules', colour: '', is_folded: false }]);
    const folded = applyCommand(grouped, { act: 'fold', group_id: 'g1', is_folded: true });
    const renamed = applyCommand(folded, { ...add, addresses: ['c'], name: 'Runners' });
    expect(renamed.groups).toEqual([{ group_id: 'g1', name: 'Runners', colour: '', is_folded: true }]);
    expect(node(renamed, 'b')?.group_id).toBe('g1');
    const ungrouped = applyCommand(renamed, { act: 'ungroup', group_id: 'g1' });
    expect(ungrouped.groups).toEqual([]);
    expect(ungrouped.nodes.every(({ group_id }) => group_id === '')).toBe(true);
    expect(applyCommand(grouped, { act: 'remove', addresses: ['b', 'c'] }).groups).toEqual([]);
  });

  it('filters with what the window has then: sums of known pairs change, evidence stays', () => {
    const evidence = link('a>b@1', { basis: 'evidence' });
    const before = applyCommand(canvasOf('a>b@1 b>c@5'), {
      act: 'add',
      center: '',
      addresses: ['a', 'b'],
      links: [evidence],
    });
    const filters = { ...before.filters, min_usd: 50 };
    const counted = [link('a>b@1', { total_usd: '60' }), link('c>a@9')];
    const after = applyCommand(before, { act: 'filter', filters, links: counted });
    expect(after.filters.min_usd).toBe(50);
    expect(after.links).toEqual([evidence, counted[0]]);
    expect(names(after)).toEqual(['a', 'b', 'c']);
  });

  it('gives the same document where a command changes nothing', () => {
    const drawn = canvasOf('a>b');
    const idle: CanvasCommand[] = [
      { act: 'pin', addresses: ['a'], is_pinned: false },
      { act: 'annotate', address: 'nobody', note: 'x' },
      { act: 'collapse', address: 'nobody' },
      { act: 'move', places: [{ address: 'nobody', x: 1, y: 1 }] },
      { act: 'group', addresses: [], group_id: 'g1', name: 'x' },
    ];
    for (const command of idle) expect(applyCommand(drawn, command)).toBe(drawn);
  });

  it('gives a document that the service takes, whatever is done in whatever order', () => {
    const address = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const addresses = fc.uniqueArray(address);
    const pair = fc.tuple(address, address, fc.nat(9)).filter(([from, to]) => from !== to);
    const group_id = fc.constantFrom('g1', 'g2');
    const command: fc.Arbitrary<CanvasCommand> = fc.oneof(
      fc.record({
        act: fc.constant('add' as const),
        center: address,
        addresses,
        links: fc.array(pair.map(([from, to, time]) => link(`${from}>${to}@${time}`))),
      }),
      address.map((one) => ({ act: 'collapse' as const, address: one })),
      addresses.map((some) => ({ act: 'remove' as const, addresses: some })),
      fc.record({ act: fc.constant('group' as const), addresses, group_id, name: fc.constant('G') }),
      group_id.map((id) => ({ act: 'ungroup' as const, group_id: id })),
      fc.record({ act: fc.constant('fold' as const), group_id, is_folded: fc.boolean() }),
      fc.record({ act: fc.constant('hide' as const), addresses, is_hidden: fc.boolean() }),
      fc.tuple(address, fc.double(), fc.double({ noNaN: true })).map(([one, x, y]) => ({
        act: 'move' as const,
        places: [{ address: one, x: Number.isNaN(x) ? 0 : x, y }],
      })),
      fc.constant({ act: 'arrange' as const }),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        const document = commands.reduce(applyCommand, NO_CANVAS);
        expect(canvasDocumentSchema.safeParse(document).error?.issues).toBeUndefined();
      }),
    );
  });
});
