/** A trace as a file: destinations a line, the whole answer, or its graph. */
import { graphml } from '../graphml.ts';
import { spreadsheetText } from '../spreadsheet-cell.ts';
import type { TraceAnswer, TraceDestination, TraceEdge } from './trace.ts';

type Cell = string | number;

/** The columns of a line of CSV. */
const CSV_COLUMNS = {
  address: (one) => one.address,
  ending: (one) => one.ending,
  label: (one) => one.label,
  role: (one) => one.role,
  behaviour: (one) => one.behaviour,
  usd: (one) => one.usd,
  least_usd: (one) => one.least_usd,
  most_usd: (one) => one.most_usd,
  share_ratio: (one) => one.share_ratio,
  least_share_ratio: (one) => one.least_share_ratio,
  most_share_ratio: (one) => one.most_share_ratio,
  hops: (one) => one.hops,
  hops_usual: (one) => one.hops_usual,
  first_time: (one) => one.first_time,
  last_time: (one) => one.last_time,
  transfer_count: (one) => one.transfer_count,
  amounts: (one) => one.amounts.map(({ amount, asset_symbol }) => `${amount} ${asset_symbol}`).join('; '),
  transfer_ids: (one) => one.transfer_ids.join('; '),
  entity_id: (one) => one.entity_id ?? '',
  deposit_addresses: (one) => one.deposit_addresses.join('; '),
  other_chains: (one) => one.other_chains.join('; '),
} as const satisfies Record<string, (one: TraceDestination) => Cell>;

/** A JSON document a line. */
export function destinationLines(destinations: readonly TraceDestination[]): string {
  return destinations.map((one) => `${JSON.stringify(one)}\n`).join('');
}

/** A row an address under a head of names; texts that a spreadsheet would run are marked as texts. O(destinations). */
export function destinationsCsv(destinations: readonly TraceDestination[]): string {
  const rows = destinations.map((one) => Object.values(CSV_COLUMNS).map((cellOf) => cellOf(one)));
  return [Object.keys(CSV_COLUMNS), ...rows].map((row) => `${row.map(csvCell).join(',')}\n`).join('');
}

function csvCell(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const safe = spreadsheetText(cell);
  return /[",\n\r]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Addresses with what arrived or lies there, and what went between them: for yEd, Gephi, networkx. O(edges). */
export function traceGraphml({ destinations, sources, method }: TraceAnswer, edges: readonly TraceEdge[]): string {
  const places = new Map(destinations.map((one) => [one.address, one]));
  const addresses = [
    ...new Set([...sources, ...edges.flatMap((edge) => [edge.from_address, edge.to_address]), ...places.keys()]),
  ];
  return graphml({
    id: `trace_${method}`,
    node_attributes: { kind: 'string', label: 'string', role: 'string', traced_usd: 'double', entity: 'string' },
    edge_attributes: { usd: 'double', asset: 'string', transfers: 'int' },
    nodes: addresses.map((address) => {
      const place = places.get(address);
      const kind = sources.includes(address) ? 'source' : (place?.ending ?? 'passed');
      const { label = '', role = '', usd: traced_usd = 0, entity_id: entity = '' } = place ?? {};
      return { id: address, data: { kind, label, role, traced_usd, entity } };
    }),
    edges: edges.map((edge) => ({
      source: edge.from_address,
      target: edge.to_address,
      data: { usd: edge.usd, asset: edge.asset_symbol, transfers: edge.transfer_count },
    })),
  });
}
