/** A canvas as GraphML: its addresses with what was marked, and its links with their sums. */
import { graphml, type CanvasDocument } from '@analytics/domain';
import type { Facts } from './canvas-graph.ts';

/** What is hidden is in it too, and says so. O(nodes + links). */
export function canvasGraphml(name: string, { nodes, links, groups }: CanvasDocument, facts: Facts): string {
  const groupNames = new Map(groups.map((group) => [group.group_id, group.name] as const));
  return graphml({
    id: name,
    node_attributes: {
      label: 'string',
      role: 'string',
      note: 'string',
      colour: 'string',
      group: 'string',
      x: 'double',
      y: 'double',
      is_pinned: 'boolean',
      is_hidden: 'boolean',
    },
    edge_attributes: {
      asset: 'string',
      contract: 'string',
      basis: 'string',
      transfers: 'int',
      amount: 'string',
      usd: 'double',
      first_time: 'string',
      last_time: 'string',
    },
    nodes: nodes.map(({ address, note, colour, group_id, x, y, is_pinned, is_hidden }) => ({
      id: address,
      data: {
        label: facts.get(address)?.label ?? '',
        role: facts.get(address)?.role ?? '',
        note,
        colour,
        group: groupNames.get(group_id) ?? '',
        x,
        y,
        is_pinned: String(is_pinned),
        is_hidden: String(is_hidden),
      },
    })),
    edges: links.map((link) => ({
      source: link.from_address,
      target: link.to_address,
      data: {
        asset: link.asset_symbol,
        contract: link.asset_contract,
        basis: link.basis,
        transfers: link.transfer_count,
        amount: link.amount,
        usd: link.total_usd,
        first_time: new Date(link.first_time).toISOString(),
        last_time: new Date(link.last_time).toISOString(),
      },
    })),
  });
}
