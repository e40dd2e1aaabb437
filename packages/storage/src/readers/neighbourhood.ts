/** The neighbourhood of an address: breadth first over its largest flows, bounded, without walking through hubs. */
import { flowRowSchema, graphNodeSchema, type FlowRow, type GraphNode, type Window } from '@analytics/domain';
import { z } from 'zod';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { sliceParameters } from '../slices/slice.ts';
import { statement } from '../engine/statements.ts';

export interface NeighbourhoodLimits {
  readonly hops: number;
  /** Largest flows kept of each expanded address. */
  readonly per_node: number;
  readonly max_nodes: number;
  /** An address with more counterparties is shown and not expanded, unless it is the subject. */
  readonly hub_degree: number;
}

export interface Neighbourhood {
  readonly nodes: readonly GraphNode[];
  readonly flows: readonly FlowRow[];
  /** False where a limit or a hub left something out. */
  readonly is_complete: boolean;
}

const centeredFlowSchema = flowRowSchema.extend({ center: z.string() });
const knownNodeSchema = graphNodeSchema.omit({ hop: true, is_hub: true });
type KnownNode = z.infer<typeof knownNodeSchema>;

/** One statement for the flows and one for the nodes of each hop; repeatable: ties are broken by address. */
export async function neighbourhoodOf(
  database: Database,
  window: Window,
  subject: string,
  limits: NeighbourhoodLimits,
): Promise<Neighbourhood> {
  const hop_of = new Map([[subject, 0]]);
  const flows = new Map<string, FlowRow>();
  const known = new Map<string, KnownNode>();
  const isHub = (address: string): boolean => (known.get(address)?.counterparty_count ?? 0) > limits.hub_degree;
  let is_complete = true;
  let frontier = [subject];
  await learn(database, window, frontier, known);
  for (let hop = 1; hop <= limits.hops && frontier.length > 0; hop += 1) {
    const found = await parsedRows(database, centeredFlowSchema, statement('addresses/flows'), {
      addresses: frontier,
      start_ms: window.start_ms,
      end_ms: window.end_ms,
      per_node: limits.per_node + 1,
    });
    const next: string[] = [];
    const taken = new Map<string, number>();
    for (const { center, ...flow } of found) {
      const count = (taken.get(center) ?? 0) + 1;
      taken.set(center, count);
      const other = flow.from_address === center ? flow.to_address : flow.from_address;
      if (count > limits.per_node || (!hop_of.has(other) && hop_of.size >= limits.max_nodes)) {
        is_complete = false;
        continue;
      }
      if (!hop_of.has(other)) {
        hop_of.set(other, hop);
        next.push(other);
      }
      flows.set(`${flow.from_address} ${flow.to_address}`, flow);
    }
    await learn(database, window, next, known);
    frontier = next.filter((address) => !isHub(address));
    if (frontier.length < next.length && hop < limits.hops) is_complete = false;
  }
  const nodes = [...hop_of].map(([address, hop]) => ({
    ...(known.get(address) ?? unknown(address)),
    hop,
    is_hub: isHub(address),
  }));
  return { nodes, flows: [...flows.values()], is_complete };
}

async function learn(
  database: Database,
  window: Window,
  addresses: readonly string[],
  known: Map<string, KnownNode>,
): Promise<void> {
  if (addresses.length === 0) return;
  const parameters = { ...sliceParameters(window), addresses };
  const rows = await parsedRows(database, knownNodeSchema, statement('addresses/nodes'), parameters);
  for (const row of rows) known.set(row.address, row);
}

function unknown(address: string): KnownNode {
  return {
    address,
    counterparty_count: 0,
    total_volume_usd: '0',
    label: '',
    address_type: 'unknown',
    risk_level: '',
    alert_count: 0,
  };
}
