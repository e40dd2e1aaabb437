/** Counterparties of chosen addresses beside a scheme: thin flows outside its evidence, placed around the address that they deal with. */
import type { ApiPaths } from '@analytics/api-client';
import type { Places } from './layout.ts';
import type { Scheme, SchemeFlow, SchemeNode } from './scheme.ts';

export type Neighbourhood =
  ApiPaths['/api/v1/addresses/{address}/graph']['get']['responses']['200']['content']['application/json'];

const RADIUS = 0.42;

/** A flow outside the evidence has no transfers here: it counts nothing, and is as thin as a line can be. */
export function withNeighbours(
  scheme: Scheme,
  places: Places,
  neighbourhoods: readonly Neighbourhood[],
): { readonly scheme: Scheme; readonly places: Places } {
  const nodes = new Map<string, SchemeNode>(scheme.nodes.map((node) => [node.address, node]));
  const flows = new Map<string, SchemeFlow>(scheme.flows.map((flow) => [`${flow.from} ${flow.to}`, flow]));
  const placed = new Map(places);
  for (const { address, nodes: near, flows: found } of neighbourhoods) {
    const center = placed.get(address);
    if (center === undefined) continue;
    const fresh = near.filter((node) => !nodes.has(node.address));
    fresh.forEach((node, at) => {
      const part =
        node.risk_level === 'high' || node.risk_level === 'critical' ? 'risk' : node.label === '' ? 'other' : 'service';
      nodes.set(node.address, { address: node.address, role: '', name: node.label, part, moved_usd: 0 });
      // From above, clockwise; two rings where there are many.
      const angle = Math.PI / 2 - (2 * Math.PI * (at + 0.5)) / fresh.length;
      const radius = at % 2 === 0 || fresh.length <= 8 ? RADIUS : RADIUS * 1.5;
      placed.set(node.address, { x: center.x + Math.cos(angle) * radius, y: center.y + Math.sin(angle) * radius });
    });
    for (const { from_address: from, to_address: to } of found) {
      const key = `${from} ${to}`;
      if (!flows.has(key) && nodes.has(from) && nodes.has(to))
        flows.set(key, { from, to, transfers: [], total_usd: 0 });
    }
  }
  return { scheme: { ...scheme, nodes: [...nodes.values()], flows: [...flows.values()] }, places: placed };
}
