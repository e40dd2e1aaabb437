/** Zachary’s karate club, with published values to compare with. */
import { buildGraph, type Graph } from '../src/graph.ts';

/**
 * The 78 friendships of the karate club, members 1 … 34 as nodes 0 … 33.
 * Source: Zachary 1977, "An information flow model for conflict and fission in small groups",
 * doi:10.1086/jar.33.4.3629752.
 */
const FRIENDS_OF: Readonly<Record<number, readonly number[]>> = {
  1: [2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32],
  2: [3, 4, 8, 14, 18, 20, 22, 31],
  3: [4, 8, 9, 10, 14, 28, 29, 33],
  4: [8, 13, 14],
  5: [7, 11],
  6: [7, 11, 17],
  7: [17],
  9: [31, 33, 34],
  10: [34],
  14: [34],
  15: [33, 34],
  16: [33, 34],
  19: [33, 34],
  20: [34],
  21: [33, 34],
  23: [33, 34],
  24: [26, 28, 30, 33, 34],
  25: [26, 28, 32],
  26: [32],
  27: [30, 34],
  28: [34],
  29: [32, 34],
  30: [33, 34],
  31: [33, 34],
  32: [33, 34],
  33: [34],
};

/** The club with each friendship running both ways, each way of weight ½. */
export function karateClub(): Graph {
  const pairs = Object.entries(FRIENDS_OF).flatMap(([member, friends]) =>
    friends.flatMap((friend): [number, number][] => [
      [Number(member) - 1, friend - 1],
      [friend - 1, Number(member) - 1],
    ]),
  );
  return buildGraph(
    34,
    Uint32Array.from(pairs, ([source]) => source),
    Uint32Array.from(pairs, ([, target]) => target),
    new Float64Array(pairs.length).fill(0.5),
  );
}
