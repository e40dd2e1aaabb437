import { describe, expect, it } from 'vitest';
import { drawnTransfers } from '../../test/drawn-transfers.ts';
import { placesOf } from './layout.ts';
import { withNeighbours, type Neighbourhood } from './neighbours.ts';
import { flowGraphOf } from './flow-graph.ts';

const scheme = flowGraphOf(drawnTransfers('a>b:100'), { roles: new Map(), suspects: new Set(), names: new Map() });
const places = placesOf(scheme, 'chain');

function around(address: string, drawing: string, risk_level = ''): Neighbourhood {
  const flows = drawing.split(' ').map((drawn) => {
    const [from_address = '', to_address = ''] = drawn.split('>');
    return { from_address, to_address };
  });
  const addresses = [...new Set(flows.flatMap((flow) => [flow.from_address, flow.to_address]))];
  const nodes = addresses.map((one) => ({ address: one, label: '', risk_level }));
  return { address, nodes, flows } as unknown as Neighbourhood;
}

describe('withNeighbours', () => {
  it('adds counterparties around the address, with flows that count nothing', () => {
    const { scheme: wider, places: placed } = withNeighbours(scheme, places, [around('b', 'b>x y>b')]);
    expect(wider.nodes.map(({ address }) => address)).toEqual(['a', 'b', 'x', 'y']);
    expect(wider.flows.map(({ from, to, total_usd }) => [from, to, total_usd])).toEqual([
      ['a', 'b', 100],
      ['b', 'x', 0],
      ['y', 'b', 0],
    ]);
    const [b, x] = [placed.get('b')!, placed.get('x')!];
    expect(Math.hypot(x.x - b.x, x.y - b.y)).toBeCloseTo(0.42);
  });

  it('keeps a flow of the evidence, and who stood already where they stood', () => {
    const { scheme: wider, places: placed } = withNeighbours(scheme, places, [around('b', 'a>b b>x')]);
    expect(wider.flows.find(({ from }) => from === 'a')?.total_usd).toBe(100);
    expect(placed.get('a')).toEqual(places.get('a'));
  });

  it('puts nobody on top of another', () => {
    const crowd = Array.from({ length: 12 }, (_, at) => `b>x${at}`).join(' ');
    const { places: placed } = withNeighbours(scheme, places, [around('b', crowd), around('a', 'a>y a>z')]);
    const all = [...placed.values()];
    const nearest = all.flatMap((one, at) =>
      all.slice(at + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
    );
    expect(Math.min(...nearest)).toBeGreaterThan(0.2);
  });

  it('tells counterparties outside the evidence from those who took part in it', () => {
    const { scheme: wider } = withNeighbours(scheme, places, [around('b', 'b>x')]);
    expect(wider.nodes.map(({ part }) => part)).toEqual(['other', 'other', 'outside']);
  });

  it('marks a counterparty of high risk', () => {
    const { scheme: wider } = withNeighbours(scheme, places, [around('b', 'b>x', 'high')]);
    expect(wider.nodes.find(({ address }) => address === 'x')?.part).toBe('risk');
  });

  it('leaves out the neighbourhood of who is not drawn', () => {
    expect(withNeighbours(scheme, places, [around('q', 'q>x')]).scheme.nodes).toHaveLength(2);
  });
});
