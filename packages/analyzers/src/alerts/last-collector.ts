/** Where what came together in several places comes together at last: the collector that makes one scheme of them. */
import { addToList, counted, ofAll } from '@analytics/domain';
import { named, type Sentence } from '../typologies/chapter.ts';
import type { TypologyContext } from '../typologies/context.ts';
import type { TypologyDetection } from '../typologies/detection.ts';
import { mainPayers, mainReceivers } from '../typologies/exit-of.ts';
import { ascending, ratio, valueOf, worthOf } from '../typologies/measures.ts';
import { largestOf, smallestOf } from '../extremes.ts';

type Gathered = Pick<TypologyDetection, 'typology_type' | 'entry' | 'exit' | 'roles' | 'rows'>;

/** Typologies in which parts of one sum come together: several of them can be the parts of a larger one. */
const GATHERING: ReadonlySet<string> = new Set(['smurfing', 'scatter_gather']);
/** What pays a collector most of all, and is most of what it gets, is its own; likewise at the other end. */
const MOST = 0.5;

/** What makes one scheme of several detections. */
export interface Joint {
  /** Positions of the detections, ascending; at least two. */
  readonly positions: readonly number[];
  /** Who is at the joint. */
  readonly roles: ReadonlyMap<number, string>;
  /** Its transfers, ascending. */
  readonly rows: readonly number[];
  readonly sentences: readonly Sentence[];
}

/**
 * Detections whose parts come together at one private address, which gets at least half of all that it receives from
 * them; with it the private address, if any, that had paid those who split. O(rows of the ends).
 */
export function commonExits(context: TypologyContext, detections: readonly Gathered[]): Joint[] {
  const { from } = context.input.transfers;
  return groupedBy(detections, (detection) => onlyExit(context, detection)).flatMap(([exit, positions]) => {
    const parts = positions.map((at) => detections[at]!);
    const ours = new Set(parts.flatMap(({ roles }) => [...roles.keys()]));
    const first = smallestOf(parts.map(({ rows }) => rows[0] ?? Infinity));
    const all = [...context.rowsIn(exit)];
    // What they paid it before the first of the sums was split is none of it.
    const rows = all.filter((row) => row >= first && ours.has(from[row]!));
    if (valueOf(context, rows) < MOST * valueOf(context, all)) return [];
    const text = `${counted(parts.length, 'sum')} that were split like this came together at ${named(exit)}: ${worthOf(context, rows)}, ${shareOf(context, rows, all)} that it received.`;
    const source = commonSource(context, parts);
    return [
      {
        positions,
        roles: new Map([...(source === undefined ? [] : [[source.node, 'source'] as const]), [exit, 'destination']]),
        rows: ascending(rows, source?.rows ?? []),
        sentences: [...(source === undefined ? [] : [source.sentence]), { text, rows }],
      },
    ];
  });
}

/**
 * The private addresses that collect from several detections: their exits pay it at least half of what they send, and
 * it gets at least half from them. O(rows of the exits and collectors).
 */
export function lastCollections(context: TypologyContext, detections: readonly Gathered[]): Joint[] {
  const { from } = context.input.transfers;
  return groupedBy(detections, (detection) => collectorOf(context, detection)).flatMap(([collector, positions]) => {
    const exits = new Set(positions.flatMap((at) => privateExits(context, detections[at]!)));
    const all = [...context.rowsIn(collector)];
    const rows = all.filter((row) => exits.has(from[row]!));
    if (valueOf(context, rows) < MOST * valueOf(context, all)) return [];
    const payers = [...new Set(rows.map((row) => from[row]!))].map(named).join(', ');
    const text = `${payers} sent ${worthOf(context, rows)} on to ${named(collector)}: ${shareOf(context, rows, all)} that it received.`;
    return [{ positions, roles: new Map([[collector, 'destination']]), rows, sentences: [{ text, rows }] }];
  });
}

/** The positions of at least two gatherings with one key, by key in the order in which they first come. */
function groupedBy(
  detections: readonly Gathered[],
  keyOf: (detection: Gathered) => number | undefined,
): [key: number, positions: readonly number[]][] {
  const groups = new Map<number, number[]>();
  for (const [at, detection] of detections.entries()) {
    const key = GATHERING.has(detection.typology_type) ? keyOf(detection) : undefined;
    if (key !== undefined) addToList(groups, key, at);
  }
  return [...groups].filter(([, positions]) => positions.length > 1);
}

/** Where all parts of it come together. */
function onlyExit(context: TypologyContext, { exit }: Gathered): number | undefined {
  const [only, second] = exit;
  return only !== undefined && second === undefined && isPrivate(context, only) ? only : undefined;
}

/** The private address outside them that had paid those who split most of what they got, by most of what it sends. */
function commonSource(
  context: TypologyContext,
  parts: readonly Gathered[],
): { readonly node: number; readonly rows: readonly number[]; readonly sentence: Sentence } | undefined {
  const { from, to } = context.input.transfers;
  const splitters = new Set(parts.flatMap(({ entry }) => entry));
  const received = [...splitters].flatMap((node) => [...context.rowsIn(node)]);
  const [node, second] = mainPayers(context, received, MOST * valueOf(context, received));
  if (node === undefined || second !== undefined || !isPrivate(context, node)) return undefined;
  if (parts.some(({ roles }) => roles.has(node))) return undefined;
  const sent = [...context.rowsOut(node)];
  const last = largestOf(parts.map(({ rows }) => rows.at(-1) ?? -1));
  const rows = sent.filter((row) => row < last && splitters.has(to[row]!));
  if (splitters.size < 2 || valueOf(context, rows) < MOST * valueOf(context, sent)) return undefined;
  const paid = [...new Set(rows.map((row) => to[row]!))].map(named).join(', ');
  const all = received.filter((row) => !splitters.has(from[row]!));
  const text = `${named(node)} had paid ${worthOf(context, rows)} to ${paid}: ${shareOf(context, rows, all)} that they received.`;
  return { node, rows, sentence: { text, rows } };
}

const shareOf = (context: TypologyContext, rows: readonly number[], all: readonly number[]): string =>
  ofAll(ratio(valueOf(context, rows), valueOf(context, all)));

/** The one private address outside it that gets at least half of what its exits send. */
function collectorOf(context: TypologyContext, { exit, roles }: Gathered): number | undefined {
  const sent = privateExits(context, { exit }).flatMap((node) => [...context.rowsOut(node)]);
  const total = valueOf(context, sent);
  const [collector, second] = mainReceivers(context, sent, MOST * total);
  if (collector === undefined || second !== undefined || roles.has(collector)) return undefined;
  return isPrivate(context, collector) ? collector : undefined;
}

/** Who took the money out: a service among them is where it left. */
function privateExits(context: TypologyContext, { exit }: Pick<Gathered, 'exit'>): readonly number[] {
  return exit.filter((node) => isPrivate(context, node));
}

function isPrivate(context: TypologyContext, node: number): boolean {
  const { risk_category } = context.input.addresses;
  return (
    !context.isBystander(node) && !context.isKnown(node) && risk_category[node] === 0 && !context.roles().has(node)
  );
}
