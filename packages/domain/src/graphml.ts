/** Graphs for yEd, Gephi and networkx: http://graphml.graphdrawing.org */

type Value = string | number;

export interface GraphmlElement {
  /** By the names of the graph's attributes. */
  readonly data: Readonly<Record<string, Value>>;
}

export interface Graphml {
  readonly id: string;
  /** Type of each attribute, in the order in which they are written. */
  readonly node_attributes: Readonly<Record<string, 'string' | 'double' | 'int' | 'boolean'>>;
  readonly edge_attributes: Readonly<Record<string, 'string' | 'double' | 'int' | 'boolean'>>;
  readonly nodes: readonly (GraphmlElement & { readonly id: string })[];
  /** Directed; two may lead from one node to another. */
  readonly edges: readonly (GraphmlElement & { readonly source: string; readonly target: string })[];
}

/** The document. O(nodes + edges). */
export function graphml({ id, node_attributes, edge_attributes, nodes, edges }: Graphml): string {
  const keys = (where: 'node' | 'edge', attributes: Readonly<Record<string, string>>): string[] =>
    Object.entries(attributes).map(
      ([name, type]) => `  <key id="${name}" for="${where}" attr.name="${name}" attr.type="${type}"/>\n`,
    );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n',
    ...keys('node', node_attributes),
    ...keys('edge', edge_attributes),
    `  <graph id="${escaped(id)}" edgedefault="directed">\n`,
    ...nodes.map((node) => `    <node id="${escaped(node.id)}">${cells(node)}</node>\n`),
    ...edges.map(
      (edge) => `    <edge source="${escaped(edge.source)}" target="${escaped(edge.target)}">${cells(edge)}</edge>\n`,
    ),
    '  </graph>\n</graphml>\n',
  ].join('');
}

function cells({ data }: GraphmlElement): string {
  return Object.entries(data)
    .map(([key, value]) => `<data key="${key}">${escaped(String(value))}</data>`)
    .join('');
}

function escaped(text: string): string {
  return xmlSafe(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The text with a sign in the place of what XML 1.0 has no way to write. */
export function xmlSafe(text: string): string {
  return text.replaceAll(FORBIDDEN, '\u{fffd}');
}

const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
