/**
 * Counterparties of chosen addresses beside a scheme: thin flows outside its evidence, placed around the address that
 * they deal with.
 */
import type { ApiPaths } from '@analytics/api-client';
import { RISKY_LEVELS } from '@analytics/domain';
import type { Places } from './layout.ts';
import type { FlowGraph, Flow, FlowNode } from './flow-graph.ts';

export type Neighbourhood =
  ApiPaths['/api/v1/addresses/{address}/graph']['get']['responses']['200']['content']['application/json'];

const RADIUS = 0.42;
/** Two addresses as near as this would lie on one another. */
const NEAREST = 0.25;
const RINGS = [RADIUS, RADIUS * 1.5, RADIUS * 2];
/** Of a turn: how far a place may give way to either side. */
const TURNS = [0, 1, -1, 2, -2, 3, -3, 4, -4].map((step) => step / 24);

/** A flow outside the evidence has no transfers here: it counts nothing, and is as thin as a line can be. */
export function withNeighbours(
  scheme: FlowGraph,
  places: Places,
  neighbourhoods: readonly Neighbourhood[],
): { readonly scheme: FlowGraph; readonly places: Places } {
  const nodes = new Map<string, FlowNode>(scheme.nodes.map((node) => [node.address, node]));
  const flows = new Map<string, Flow>(scheme.flows.map((flow) => [`${flow.from} ${flow.to}`, flow]));
  const placed = new Map(places);
  for (const { address, nodes: near, flows: found } of neighbourhoods) {
    const center = placed.get(address);
    if (center === undefined) continue;
    const fresh = near.filter((node) => !nodes.has(node.address));
    fresh.forEach((node, at) => {
      nodes.set(node.address, {
        address: node.address,
        role: node.address_type === 'unknown' ? '' : node.address_type,
        name: node.label,
        part: partOutside(node),
        moved_usd: 0,
      });
      placed.set(node.address, freePlace(center, at / fresh.length, [...placed.values()]));
    });
    for (const outside of found) {
      const { from_address: from, to_address: to } = outside;
      const key = `${from} ${to}`;
      if (!flows.has(key) && nodes.has(from) && nodes.has(to))
        flows.set(key, { from, to, transfers: [], total_usd: 0, outside });
    }
  }
  return { scheme: { ...scheme, nodes: [...nodes.values()], flows: [...flows.values()] }, places: placed };
}

type Near = Neighbourhood['nodes'][number];

function partOutside({ risk_level, label }: Near): FlowNode['part'] {
  if (RISKY_LEVELS.includes(risk_level)) return 'risk';
  return label === '' ? 'outside' : 'service';
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** From above, clockwise by a share of the turn; to the side or further out where somebody stands already. O(taken). */
function freePlace(center: Point, share: number, taken: readonly Point[]): Point {
  const places = RINGS.flatMap((radius) =>
    TURNS.map((turn) => {
      const angle = Math.PI / 2 - 2 * Math.PI * (share + turn);
      return { x: center.x + Math.cos(angle) * radius, y: center.y + Math.sin(angle) * radius };
    }),
  );
  const isFree = ({ x, y }: Point): boolean => taken.every((one) => Math.hypot(one.x - x, one.y - y) >= NEAREST);
  return places.find(isFree) ?? places[0] ?? center;
}
