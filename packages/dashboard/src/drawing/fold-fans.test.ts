import { describe, expect, it } from 'vitest';
import { drawnTransfers } from '../../test/drawn-transfers.ts';
import { flowGraphOf } from './flow-graph.ts';
import { foldFans, foldNames } from './fold-fans.ts';

const NOBODY = { roles: new Map<string, string>(), suspects: new Set<string>(), names: new Map<string, string>() };
const graphOf = (drawing: string) => flowGraphOf(drawnTransfers(drawing), NOBODY);
const payers = (count: number) => Array.from({ length: count }, (_, at) => `p${at}>m:${at + 1}`).join(' ');

describe('foldFans', () => {
  it('folds more than twenty payers of one address into one node, with what they moved', () => {
    const folded = foldFans(graphOf(`${payers(165)} m>x:9000`));
    expect(folded.nodes.map(({ name, address }) => name || address)).toEqual(['165 payers, $13.7K', 'm', 'x']);
    expect(folded.nodes[0]?.folded).toHaveLength(165);
    expect(folded.flows.map(({ total_usd, transfers }) => [total_usd, transfers.length])).toEqual([
      [13_695, 165],
      [9000, 1],
    ]);
    expect(folded.transfers).toHaveLength(166);
  });

  it('leaves twenty, and those that deal with others too', () => {
    expect(foldFans(graphOf(payers(20))).nodes).toHaveLength(21);
    const others = Array.from({ length: 25 }, (_, at) => `p${at}>m:1 p${at}>o${at}:1`).join(' ');
    expect(foldFans(graphOf(others)).nodes).toHaveLength(51);
  });

  it('counts what passes through a fan once', () => {
    const through = Array.from({ length: 24 }, (_, at) => `a>h${at}:100 h${at}>z:100`).join(' ');
    const folded = foldFans(graphOf(through));
    expect(folded.nodes.map(({ name, address }) => name || address)).toEqual(['a', '24 go-betweens, $2.4K', 'z']);
    expect(folded.flows).toHaveLength(2);
  });

  it('unfolds by name, and keeps the transfers of a flow in order of time', () => {
    const graph = graphOf(`${payers(30)} m>p3:5`);
    const [name = ''] = foldNames(graph);
    expect(foldFans(graph, new Set([name]))).toBe(graph);
    const times = foldFans(graph).flows[0]?.transfers.map(({ block_timestamp }) => block_timestamp) ?? [];
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });
});
