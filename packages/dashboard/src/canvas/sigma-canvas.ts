/** Draws a canvas with sigma, follows its changes without beginning anew, and says what is chosen and moved by hand. */
import { DirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { SchemeLabels } from '../drawing/node-labels.ts';
import { edgePrograms, nodePrograms, type DrawnEdge, type DrawnNode } from '../drawing/sigma-programs.ts';
import type { CanvasGraph, CanvasMark } from './canvas-graph.ts';
import type { MovedNode } from './canvas-commands.ts';
import { arrowText, arrowWidth, largestArrow, markText, type CanvasColors } from './canvas-style.ts';

export interface CanvasView {
  readonly show: (graph: CanvasGraph) => void;
  readonly mark: (chosen: ReadonlySet<string>, active: string) => void;
  readonly zoom: (direction: 'in' | 'out' | 'fit') => void;
  readonly close: () => void;
}

export interface CanvasListeners {
  /** `isMore`: beside what is chosen already. */
  readonly onChoose: (id: string, isMore: boolean) => void;
  readonly onOpen: (id: string) => void;
  /** What was moved, once it is let go. */
  readonly onMove: (marks: readonly MovedNode[]) => void;
}

/** More arrows are left out while the canvas is moved: it follows the hand first. */
const MAX_MOVED = 2000;
const MAX_AMOUNTS = 40;
/** Where there are more marks or arrows, a frame has no time to keep labels clear of each. */
const MAX_AVOIDED = 300;
const MAX_AT_FULL_SIZE = 60;
const MIN_SIZE_RATIO = 0.3;
/** More chosen marks get their ring without a label in a box. */
const MAX_BOXED = 60;
/** Of a canvas with few addresses, so that they do not fill it, in its units. */
const SMALLEST = { width: 8, height: 5 };
/** The hand is never still: less is a click. */
const STILL_PIXELS = 4;

export function drawCanvas(
  place: HTMLElement,
  colors: CanvasColors,
  { onChoose, onOpen, onMove }: CanvasListeners,
): CanvasView {
  const graph = new DirectedGraph<DrawnNode, DrawnEdge>();
  const labels = new SchemeLabels(colors);
  let chosen: ReadonlySet<string> = new Set();
  let active = '';
  /** Where marks are that the hand has moved: the graph itself changes once they are let go. */
  const held = new Map<string, Point>();
  const isMarked = (node: unknown): boolean => typeof node === 'string' && (chosen.has(node) || node === active);
  const sigma = new Sigma<DrawnNode, DrawnEdge>(graph, place, {
    nodeProgramClasses: nodePrograms<DrawnNode, DrawnEdge>(),
    edgeProgramClasses: edgePrograms<DrawnNode, DrawnEdge>(),
    defaultDrawNodeLabel: (context, data, settings) => {
      // The label of what is chosen stands in its box.
      if (chosen.size <= MAX_BOXED && isMarked(data['key'])) return;
      labels.draw(context, data, settings.labelSize, false);
    },
    defaultDrawNodeHover: (context, data, settings) => {
      context.strokeStyle = colors.chosen;
      context.lineWidth = data['key'] === active ? 3.5 : 2;
      context.beginPath();
      context.arc(data.x, data.y, data.size + 4, 0, 2 * Math.PI);
      context.stroke();
      context.lineWidth = 1;
      if (chosen.size <= MAX_BOXED) labels.draw(context, data, settings.labelSize, true);
    },
    defaultDrawEdgeLabel: (context, edge, source, target, settings) => {
      const middle = { x: (source.x + target.x) / 2, y: (source.y + target.y) / 2, size: 1 };
      labels.draw(context, { ...middle, label: edge.label ?? null }, settings.edgeLabelSize, false);
    },
    edgeLabelSize: 11,
    labelColor: { color: colors.ink },
    labelSize: 12,
    labelDensity: 0.6,
    stagePadding: 50,
    zIndex: true,
    doubleClickZoomingRatio: 1,
    nodeReducer: (node, data) => (isMarked(node) ? { ...data, highlighted: true, forceLabel: true, zIndex: 1 } : data),
  });
  sigma.on('beforeRender', () => {
    labels.begin(() => ({
      discs: graph.order > MAX_AVOIDED ? [] : graph.mapNodes((node) => discOf(sigma, node)),
      lines:
        graph.size > MAX_AVOIDED
          ? []
          : graph.mapEdges((_edge, _data, from, to) => ({ from: discOf(sigma, from), to: discOf(sigma, to) })),
      within: { left: 0, top: 0, right: place.clientWidth, bottom: place.clientHeight },
    }));
  });
  moveByHand(sigma, graph, held, () => chosen, onMove);
  sigma.on('clickNode', ({ node, event }) => {
    onChoose(node, isMore(event.original));
  });
  sigma.on('doubleClickNode', ({ node, event }) => {
    event.preventSigmaDefault();
    onOpen(node);
  });
  sigma.on('clickStage', ({ event }) => {
    if (!isMore(event.original)) onChoose('', false);
  });
  const camera = sigma.getCamera();
  let known = '';
  return {
    show: (next) => {
      held.clear();
      fill(graph, next, colors);
      sigma.setSetting('hideEdgesOnMove', graph.size > MAX_MOVED);
      sigma.setSetting('renderEdgeLabels', graph.size <= MAX_AMOUNTS);
      sigma.setSetting('labelRenderedSizeThreshold', graph.order > MAX_AT_FULL_SIZE ? 6 * sizeRatio(graph.order) : 0);
      // What comes or goes changes the frame; what is moved within it does not, or it would run away under the hand.
      const ids = graph.nodes().sort().join(' ');
      if (ids !== known) sigma.setCustomBBox(frameOf(next.marks));
      known = ids;
      sigma.refresh();
    },
    mark: (nextChosen, nextActive) => {
      chosen = nextChosen;
      active = nextActive;
      sigma.refresh({ skipIndexation: true });
    },
    zoom: (direction) => {
      if (direction === 'in') void camera.animatedZoom();
      else if (direction === 'out') void camera.animatedUnzoom();
      else {
        sigma.setCustomBBox(frameOf(graph.mapNodes((_node, { x, y }) => ({ x, y }))));
        sigma.refresh();
        void camera.animatedReset();
      }
    },
    close: () => {
      sigma.kill();
    },
  };
}

function isMore(event: MouseEvent | TouchEvent): boolean {
  return event.shiftKey || event.ctrlKey || event.metaKey;
}

function sizeRatio(count: number): number {
  return Math.max(MIN_SIZE_RATIO, Math.min(1, Math.sqrt(MAX_AT_FULL_SIZE / Math.max(1, count))));
}

/** Whatever the canvas held before, it holds this now. */
function fill(graph: DirectedGraph<DrawnNode, DrawnEdge>, { marks, arrows }: CanvasGraph, colors: CanvasColors): void {
  graph.clear();
  const most = marks.reduce((found, { moved_usd }) => Math.max(found, moved_usd), 1);
  const ratio = sizeRatio(marks.length);
  for (const mark of marks) {
    const { id, x, y, part, colour, is_gone, moved_usd, members } = mark;
    const size = ratio * (7 + 6 * Math.sqrt(moved_usd / most) + (members.length > 1 ? 5 : 0));
    const color = colour === '' ? (is_gone ? colors.faint : colors.parts[part]) : colors.marks[colour];
    graph.addNode(id, { x, y, size, type: part, color, ground: colors.ground, label: markText(mark) });
  }
  const largest = largestArrow(arrows);
  const pairs = new Set(arrows.map(({ from, to }) => `${from} ${to}`));
  for (const arrow of arrows) {
    const { from, to, is_traced } = arrow;
    const type = pairs.has(`${to} ${from}`) ? 'curved' : 'arrow';
    const color = is_traced ? colors.traced : colors.flow;
    graph.addEdge(from, to, { type, color, size: arrowWidth(arrow, largest, arrows.length), label: arrowText(arrow) });
  }
}

type Point = Pick<CanvasMark, 'x' | 'y'>;

function frameOf(marks: readonly Point[]): { x: [number, number]; y: [number, number] } {
  const along = (of: (mark: Point) => number, least: number): [number, number] => {
    const places = marks.map(of);
    const [low, high] = places.length === 0 ? [0, 0] : [minOf(places), maxOf(places)];
    const more = Math.max(0, least - (high - low)) / 2;
    return [low - more, high + more];
  };
  return { x: along(({ x }) => x, SMALLEST.width), y: along(({ y }) => y, SMALLEST.height) };
}

function minOf(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}

function maxOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}

/** Where a mark stands on the screen, in pixels. */
function discOf(
  sigma: Sigma<DrawnNode, DrawnEdge>,
  node: string,
): { readonly x: number; readonly y: number; readonly size: number } {
  const shown = sigma.getNodeDisplayData(node);
  if (shown === undefined) return { x: 0, y: 0, size: 0 };
  return { ...sigma.framedGraphToViewport(shown), size: sigma.scaleSize(shown.size) };
}

/**
 * What is pressed follows the hand, with all that is chosen beside it; letting go says where it is. A frame draws only
 * what moves, and the arrows at it: to go through the whole canvas takes too long for each.
 */
function moveByHand(
  sigma: Sigma<DrawnNode, DrawnEdge>,
  graph: DirectedGraph<DrawnNode, DrawnEdge>,
  held: Map<string, Point>,
  chosen: () => ReadonlySet<string>,
  onMove: CanvasListeners['onMove'],
): void {
  let pressed: { readonly node: string; readonly x: number; readonly y: number; isMoved: boolean } | undefined;
  const placeOf = (node: string): Point => held.get(node) ?? graph.getNodeAttributes(node);
  const along = (node: string): string[] =>
    chosen().has(node) ? [...chosen()].filter((one) => graph.hasNode(one)) : [node];
  sigma.on('downNode', ({ node, event }) => {
    pressed = { node, x: event.x, y: event.y, isMoved: false };
  });
  sigma.on('moveBody', ({ event }) => {
    if (pressed === undefined) return;
    // Its camera stays, and what is pressed is no text to choose.
    event.preventSigmaDefault();
    event.original.preventDefault();
    event.original.stopPropagation();
    if (!pressed.isMoved && Math.hypot(event.x - pressed.x, event.y - pressed.y) < STILL_PIXELS) return;
    pressed.isMoved = true;
    // For sigma this is no drag, as its camera stays; it is for what it leaves out meanwhile, and it ends in no click.
    sigma.getMouseCaptor().draggedEvents += 1;
    const [from, to] = [placeOf(pressed.node), sigma.viewportToGraph(event)];
    const nodes = along(pressed.node);
    for (const node of nodes) {
      const { x, y } = placeOf(node);
      held.set(node, { x: x + to.x - from.x, y: y + to.y - from.y });
    }
    const edges = [...new Set(nodes.flatMap((node) => graph.edges(node)))];
    sigma.refresh({ partialGraph: { nodes, edges }, skipIndexation: true, schedule: true });
  });
  const letGo = (): void => {
    const { node, isMoved } = pressed ?? { node: '', isMoved: false };
    pressed = undefined;
    if (isMoved) onMove(along(node).map((address) => ({ address, ...pointOf(placeOf(address)) })));
  };
  sigma.on('upNode', letGo);
  sigma.on('upStage', letGo);
}

function pointOf({ x, y }: Point): Point {
  return { x, y };
}
