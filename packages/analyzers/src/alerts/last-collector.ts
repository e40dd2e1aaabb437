/** Where what came together in several places comes together at last: the collector that makes one scheme of them. */
import { addToList, percent } from '@analytics/domain';
import { named, type Sentence } from '../typologies/chapter.ts';
import type { TypologyContext } from '../typologies/context.ts';
import type { TypologyDetection } from '../typologies/detection.ts';
import { mainReceivers } from '../typologies/exit-of.ts';
import { ratio, valueOf, worthOf } from '../typologies/measures.ts';

type Gathered = Pick<TypologyDetection, 'typology_type' | 'exit' | 'roles'>;

/** Typologies in which parts of one sum come together: several of them can be the parts of a larger one. */
const GATHERING: ReadonlySet<string> = new Set(['smurfing', 'scatter_gather']);
/** What pays a collector most of all, and is most of what it gets, is its own. */
const MOST = 0.5;

interface LastCollection {
  readonly collector: number;
  /** Positions of the detections that it collects from, ascending; at least two. */
  readonly positions: readonly number[];
  /** What their exits pay it, ascending. */
  readonly rows: readonly number[];
  readonly sentence: Sentence;
}

/**
 * The private addresses that collect from several detections: their exits pay it at least half of what they send, and
 * it gets at least half from them. O(rows of the exits and collectors).
 */
export function lastCollections(context: TypologyContext, detections: readonly Gathered[]): LastCollection[] {
  const ofCollector = new Map<number, number[]>();
  for (const [at, detection] of detections.entries()) {
    const collector = collectorOf(context, detection);
    if (collector === undefined) continue;
    addToList(ofCollector, collector, at);
  }
  return [...ofCollector].flatMap(([collector, positions]) => {
    if (positions.length < 2) return [];
    const exits = new Set(positions.flatMap((at) => privateExits(context, detections[at]!)));
    const { from } = context.input.transfers;
    const all = [...context.rowsIn(collector)];
    const rows = all.filter((row) => exits.has(from[row]!));
    const [theirs, total] = [valueOf(context, rows), valueOf(context, all)];
    if (theirs < MOST * total) return [];
    const payers = [...new Set(rows.map((row) => from[row]!))].map(named).join(', ');
    const text = `${payers} sent ${worthOf(context, rows)} on to ${named(collector)}: ${percent(ratio(theirs, total))} of all that it received.`;
    return [{ collector, positions, rows, sentence: { text, rows } }];
  });
}

/** The one private address outside it that gets at least half of what its exits send. */
function collectorOf(context: TypologyContext, { typology_type, exit, roles }: Gathered): number | undefined {
  if (!GATHERING.has(typology_type)) return undefined;
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
