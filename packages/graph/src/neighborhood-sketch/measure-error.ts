/** The error of a sketch, measured on nodes that are computed exactly. */
import { boundedSearch } from '../bounded-search.ts';
import { LANES, multiSourceSearch, WORDS } from '../multi-source-search.ts';
import type { Team } from '../parallel/team.ts';
import { seededRandom } from '../seeded-random.ts';
import type { SketchState } from './sketch-state.ts';

/** Columns of `errors`. */
export const ERROR_COLUMNS = 5;

/** Relative errors of the estimates at nodes drawn apart from the samples, which are computed exactly for it. */
export function measureError(team: Team, state: SketchState): void {
  const { order, seed, measuredNodes } = state;
  const measured = seededRandom(seed)
    .shuffle(Uint32Array.from({ length: order.nodeCount }, (_, place) => place))
    .subarray(0, measuredNodes);
  const closenessBlocks = Math.ceil(measured.length / LANES);
  const search = boundedSearch(order.nodeCount, order.offsets, order.targets, 3);
  team.forEachBlock(closenessBlocks + measured.length, (block) => {
    if (block < closenessBlocks) measureCloseness(state, measured, block * LANES);
    else measureHops(state, measured[block - closenessBlocks]!, block - closenessBlocks, search);
  });
}

function measureCloseness(state: SketchState, measured: Uint32Array, first: number): void {
  const { order, harmonic, errors } = state;
  const nodes = measured.subarray(first, first + LANES);
  const exact = new Float64Array(LANES);
  const perLane = new Uint32Array(LANES);
  const search = multiSourceSearch({
    nodeCount: order.nodeCount,
    edgeCount: order.edgeCount,
    offsets: order.inOffsets,
    targets: order.inSources,
    inOffsets: order.offsets,
    inSources: order.targets,
  });
  search.start(nodes);
  for (let distance = 1; search.advance(); distance += 1) {
    const { reached, reachedCount, fresh } = search;
    perLane.fill(0);
    for (let place = 0; place < reachedCount; place += 1) {
      const base = reached[place]! * WORDS;
      for (let word = 0; word < WORDS; word += 1) {
        for (let bits = fresh[base + word]!; bits !== 0; bits &= bits - 1) {
          perLane[word * 32 + 31 - Math.clz32(bits & -bits)]! += 1;
        }
      }
    }
    for (let lane = 0; lane < LANES; lane += 1) exact[lane]! += perLane[lane]! / distance;
  }
  for (let lane = 0; lane < nodes.length; lane += 1) {
    errors[(first + lane) * ERROR_COLUMNS] = relativeError(harmonic[order.nodeAt[nodes[lane]!]!]!, exact[lane]!);
  }
}

function measureHops(state: SketchState, place: number, row: number, search: ReturnType<typeof boundedSearch>): void {
  const { order, columns, orderedValues, counts, importanceSums, errors } = state;
  const node = order.nodeAt[place]!;
  search.from(place);
  let sum = 0;
  let index = 1;
  for (let hop = 1; hop <= 3; hop += 1) {
    const end = search.ends[hop]!;
    for (; index < end; index += 1) sum += orderedValues[(search.found[index]! + 1) * columns - 1]!;
    if (hop === 1) continue;
    const cell = row * ERROR_COLUMNS + hop - 1;
    errors[cell] = relativeError(counts[node * 3 + hop - 1]!, end - 1);
    errors[cell + 2] = relativeError(importanceSums[node * 3 + hop - 1]!, sum);
  }
}

/** NaN where there is nothing to be relative to: an exact 0 is always found exactly. */
function relativeError(estimate: number, exact: number): number {
  return exact === 0 ? NaN : estimate / exact - 1;
}

/** Root mean square of one column of `errors`, leaving out NaN; 0 if nothing is left. */
export function rootMeanSquare(errors: Float64Array, column: number): number {
  let squares = 0;
  let count = 0;
  for (let cell = column; cell < errors.length; cell += ERROR_COLUMNS) {
    const error = errors[cell]!;
    if (Number.isNaN(error)) continue;
    squares += error * error;
    count += 1;
  }
  return count === 0 ? 0 : Math.sqrt(squares / count);
}
