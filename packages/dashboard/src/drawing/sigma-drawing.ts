/** Draws a scheme with sigma and keeps what is lit and how far time has run. */
import { DirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { compactUsd } from '../format/usd.ts';
import { words } from '../format/words.ts';
import type { Pointed } from './drawing-card.tsx';
import type { Places } from './layout.ts';
import type { Line } from './label-places.ts';
import { nearestLine } from './nearest-line.ts';
import { SchemeLabels } from './node-labels.ts';
import { edgePrograms, nodePrograms, type DrawnEdge, type DrawnNode } from './sigma-programs.ts';
import { flowWidth, largestFlow, type SvgColors } from './drawing-svg.ts';
import { nodeLabel, type FlowGraph, type Transfer } from './flow-graph.ts';

export interface DrawingView {
  /** Lights the flows that hold one of these transfers, or all. */
  readonly light: (transfer_ids: ReadonlySet<string> | undefined) => void;
  /** Shows the first so many transfers, in order of time. */
  readonly show: (count: number) => void;
  readonly zoom: (direction: 'in' | 'out' | 'fit') => void;
  readonly close: () => void;
}

export interface DrawingListeners {
  readonly onChoose: (address: string) => void;
  /** What the pointer is on; undefined where it is on nothing. */
  readonly onPoint: (pointed: Pointed | undefined) => void;
}

type NodeAttributes = DrawnNode;
interface EdgeAttributes extends DrawnEdge {
  transfers: readonly Transfer[];
}

const MAX_ALWAYS_LABELLED = 14;
/** Amounts on more arrows than these would cover each other, and the drawing. */
const MAX_AMOUNTS = 40;
/** More flows are left out while the drawing is moved: it follows the hand first. */
const MAX_MOVED = 2000;
/** Pixels between the pointer and a thin arrow that it means. */
const REACH = 6;
/** Where there are more nodes or flows, a frame has no time to keep labels clear of each. */
const MAX_AVOIDED = 300;
/**
 * Among more nodes each is drawn smaller, so that they neither hide one another nor are painted over one another in
 * every frame.
 */
const MAX_AT_FULL_SIZE = 60;
const MIN_SIZE_RATIO = 0.2;

const sizeRatio = ({ nodes }: FlowGraph): number =>
  Math.max(MIN_SIZE_RATIO, Math.min(1, Math.sqrt(MAX_AT_FULL_SIZE / nodes.length)));

export function drawGraph(
  place: HTMLElement,
  scheme: FlowGraph,
  places: Places,
  colors: SvgColors,
  { onChoose, onPoint }: DrawingListeners,
): DrawingView {
  const graph = schemeGraph(scheme, places, colors);
  const largest = largestFlow(scheme);
  let lit: ReadonlySet<string> | undefined;
  let shown_count = Number.POSITIVE_INFINITY;
  const hasMoved = (transfer: Transfer): boolean => (scheme.order.get(transfer) ?? 0) < shown_count;
  // A flow outside the evidence has no transfers, and is there at any time.
  const isShown = ({ transfers }: EdgeAttributes): boolean => transfers[0] === undefined || hasMoved(transfers[0]);
  const isLit = ({ transfers }: EdgeAttributes): boolean =>
    lit === undefined || transfers.some(({ transfer_id }) => lit?.has(transfer_id) === true);
  const hasLight = (node: string): boolean =>
    graph.someEdge(node, (_edge, attributes) => isShown(attributes) && isLit(attributes));

  const labels = new SchemeLabels(colors);
  const sigma = new Sigma<NodeAttributes, EdgeAttributes>(graph, place, {
    nodeProgramClasses: nodePrograms<NodeAttributes, EdgeAttributes>(),
    edgeProgramClasses: edgePrograms<NodeAttributes, EdgeAttributes>(),
    defaultDrawNodeLabel: (context, data, settings) => {
      labels.draw(context, data, settings.labelSize, false);
    },
    defaultDrawNodeHover: (context, data, settings) => {
      labels.draw(context, data, settings.labelSize, true);
    },
    renderEdgeLabels: scheme.flows.length <= MAX_AMOUNTS,
    enableEdgeEvents: scheme.flows.length <= MAX_MOVED,
    defaultDrawEdgeLabel: (context, edge, source, target, settings) => {
      const middle = { x: (source.x + target.x) / 2, y: (source.y + target.y) / 2, size: 1 };
      labels.draw(context, { ...middle, label: edge.label ?? null }, settings.edgeLabelSize, false);
    },
    edgeLabelSize: 11,
    labelColor: { color: colors.ink },
    labelSize: 11,
    labelDensity: 0.4,
    labelRenderedSizeThreshold: scheme.nodes.length > MAX_ALWAYS_LABELLED ? 9 * Math.max(0.5, sizeRatio(scheme)) : 0,
    stagePadding: 45,
    hideEdgesOnMove: scheme.flows.length > MAX_MOVED,
    zIndex: true,
    edgeReducer: (_edge, data) => {
      if (!isShown(data)) return { ...data, hidden: true };
      const moved = data.transfers.filter(hasMoved).reduce((sum, { amount_usd }) => sum + Number(amount_usd), 0);
      const size = flowWidth(moved, largest);
      const label = moved > 0 ? compactUsd(moved) : data.label;
      if (!isLit(data)) return { ...data, size, color: colors.faint, label: '', zIndex: 0 };
      return {
        ...data,
        size,
        label,
        forceLabel: true,
        color: lit === undefined ? colors.flow : colors.parts.suspect,
        zIndex: 1,
      };
    },
    nodeReducer: (node, data) =>
      hasLight(node)
        ? { ...data, forceLabel: lit !== undefined && scheme.nodes.length <= MAX_ALWAYS_LABELLED }
        : { ...data, color: colors.faint, label: '' },
  });
  sigma.on('beforeRender', () => {
    labels.begin(() => ({
      discs: graph.order > MAX_AVOIDED ? [] : graph.mapNodes((node) => discOf(sigma, node)),
      lines: graph.size > MAX_AVOIDED ? [] : linesOf(sigma, graph),
      first: graph.order > MAX_ALWAYS_LABELLED ? [] : labelledOf(sigma, graph),
      within: { left: 0, top: 0, right: place.clientWidth, bottom: place.clientHeight },
    }));
  });
  // The constructor has drawn a first frame already, which knew of no disc.
  sigma.refresh();
  sigma.on('clickNode', ({ node }) => {
    onChoose(node);
  });
  followPointer(sigma, graph, scheme.flows.length <= MAX_MOVED, onPoint);
  const camera = sigma.getCamera();
  const again = (): void => {
    sigma.refresh({ skipIndexation: true });
  };
  return {
    light: (transfer_ids) => {
      if (transfer_ids === lit) return;
      lit = transfer_ids;
      again();
    },
    show: (count) => {
      const next = count >= scheme.transfers.length ? Number.POSITIVE_INFINITY : count;
      if (next === shown_count) return;
      shown_count = next;
      again();
    },
    zoom: (direction) => {
      if (direction === 'in') void camera.animatedZoom();
      else if (direction === 'out') void camera.animatedUnzoom();
      else void camera.animatedReset();
    },
    close: () => {
      sigma.kill();
    },
  };
}

/** Says what the pointer is on, or near: an address, else an arrow, straight ones within REACH pixels where `reaches`. */
function followPointer(
  sigma: Sigma<NodeAttributes, EdgeAttributes>,
  graph: DirectedGraph<NodeAttributes, EdgeAttributes>,
  reaches: boolean,
  onPoint: DrawingListeners['onPoint'],
): void {
  let isOnMark = false;
  let near: string | undefined;
  const enter = (pointed: Pointed): void => {
    isOnMark = true;
    near = undefined;
    onPoint(pointed);
  };
  const flowOf = (edge: string): Pointed => ({ flow: { from: graph.source(edge), to: graph.target(edge) } });
  const leave = (): void => {
    isOnMark = false;
    onPoint(undefined);
  };
  sigma.on('enterNode', ({ node }) => {
    enter({ node });
  });
  sigma.on('enterEdge', ({ edge }) => {
    enter(flowOf(edge));
  });
  sigma.on('leaveNode', leave);
  sigma.on('leaveEdge', leave);
  sigma.on('leaveStage', () => {
    near = undefined;
    leave();
  });
  sigma.on('moveBody', ({ event }) => {
    if (isOnMark || !reaches) return;
    const edges = shownEdges(sigma, graph).filter((edge) => graph.getEdgeAttribute(edge, 'type') === 'arrow');
    const at = nearestLine(
      edges.map((edge) => lineOf(sigma, graph, edge)),
      event,
      REACH,
    );
    const now = at === undefined ? undefined : edges[at];
    if (now === near) return;
    near = now;
    onPoint(now === undefined ? undefined : flowOf(now));
  });
}

/** Where a node stands on the screen, in pixels. */
function discOf(
  sigma: Sigma<NodeAttributes, EdgeAttributes>,
  node: string,
): { readonly x: number; readonly y: number; readonly size: number } {
  const shown = sigma.getNodeDisplayData(node);
  if (shown === undefined) return { x: 0, y: 0, size: 0 };
  return { ...sigma.framedGraphToViewport(shown), size: sigma.scaleSize(shown.size) };
}

/** Where the nodes that bear a label stand now. */
function labelledOf(
  sigma: Sigma<NodeAttributes, EdgeAttributes>,
  graph: DirectedGraph<NodeAttributes, EdgeAttributes>,
): { key: string; label: string; x: number; y: number; size: number }[] {
  return graph
    .mapNodes((key) => ({ key, label: sigma.getNodeDisplayData(key)?.label ?? '', ...discOf(sigma, key) }))
    .filter(({ label }) => label !== '');
}

/** The flows that are shown, on the screen. */
function linesOf(
  sigma: Sigma<NodeAttributes, EdgeAttributes>,
  graph: DirectedGraph<NodeAttributes, EdgeAttributes>,
): Line[] {
  return shownEdges(sigma, graph).map((edge) => lineOf(sigma, graph, edge));
}

function shownEdges(
  sigma: Sigma<NodeAttributes, EdgeAttributes>,
  graph: DirectedGraph<NodeAttributes, EdgeAttributes>,
): string[] {
  return graph.filterEdges((edge) => sigma.getEdgeDisplayData(edge)?.hidden !== true);
}

function lineOf(
  sigma: Sigma<NodeAttributes, EdgeAttributes>,
  graph: DirectedGraph<NodeAttributes, EdgeAttributes>,
  edge: string,
): Line {
  return { from: discOf(sigma, graph.source(edge)), to: discOf(sigma, graph.target(edge)) };
}

function schemeGraph(
  scheme: FlowGraph,
  places: Places,
  colors: SvgColors,
): DirectedGraph<NodeAttributes, EdgeAttributes> {
  const graph = new DirectedGraph<NodeAttributes, EdgeAttributes>();
  const most = scheme.nodes.reduce((found, { moved_usd }) => Math.max(found, moved_usd), 1);
  const ratio = sizeRatio(scheme);
  const pairs = new Set(scheme.flows.map(({ from, to }) => `${from} ${to}`));
  for (const node of scheme.nodes) {
    const { address, role, name, part, moved_usd } = node;
    const { x, y } = places.get(address) ?? { x: 0, y: 0 };
    const size = ratio * (6 + 8 * Math.sqrt(moved_usd / most));
    // Where there are many, the role is shown by colour, shape and the table, and the label stays short.
    const hasRole = role !== '' && name === '' && scheme.nodes.length <= MAX_ALWAYS_LABELLED;
    const label = hasRole ? `${words(role)} ${nodeLabel(node)}` : nodeLabel(node);
    graph.addNode(address, { x, y, size, type: part, color: colors.parts[part], ground: colors.ground, label });
  }
  for (const { from, to, transfers, total_usd, outside } of scheme.flows) {
    const type = pairs.has(`${to} ${from}`) && from !== to ? 'curved' : 'arrow';
    const label = outside === undefined ? '' : compactUsd(outside.total_usd);
    graph.addEdge(from, to, { type, color: colors.flow, size: total_usd, label, transfers });
  }
  return graph;
}
