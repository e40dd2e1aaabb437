/** What a pattern is called: the same type over the same addresses has the same name on every day and every machine. */
import { createHash } from 'node:crypto';
import type { Pattern } from '@analytics/domain';

export interface PatternIdentity {
  readonly pattern_hash: string;
  readonly pattern_id: string;
}

/**
 * First 16 hex digits of SHA-256 of `type:` and the addresses, sorted in byte order, joined by commas.
 * The order in which the addresses are given does not matter.
 */
export function patternHash(patternType: string, addresses: readonly string[]): string {
  const sorted = addresses.map((address) => Buffer.from(address, 'utf8')).sort((a, b) => a.compare(b));
  return sha256(`${patternType}:${sorted.map((bytes) => bytes.toString('utf8')).join(',')}`).slice(0, 16);
}

/** `type_hash`; for a path also `_` and 4 hex digits of SHA-256 of its canonical addresses joined by commas. */
export function patternId(patternType: string, hash: string, canonicalPath?: readonly string[]): string {
  const name = `${patternType}_${hash}`;
  return canonicalPath === undefined ? name : `${name}_${sha256(canonicalPath.join(',')).slice(0, 4)}`;
}

/** Hash and id of a pattern, given the addresses that its node ids stand for. */
export function identityOf(pattern: Pattern, addresses: readonly string[]): PatternIdentity {
  const named = (nodes: readonly number[]) => nodes.map((node) => addresses[node]!);
  const pattern_hash = patternHash(pattern.pattern_type, named(pattern.members));
  const path = canonicalPath(pattern);
  return { pattern_hash, pattern_id: patternId(pattern.pattern_type, pattern_hash, path && named(path)) };
}

/**
 * The path that is part of a pattern's name: a cycle from its smallest address on, a layering path as it runs; none
 * otherwise.
 */
export function canonicalPath(pattern: Pattern): readonly number[] | undefined {
  if (pattern.pattern_type === 'cycle') return smallestRotation(pattern.cycle_path);
  if (pattern.pattern_type === 'layering_path') return pattern.layering_path;
  return undefined;
}

/** A text that two patterns share exactly when they have one identity: for deduplication inside a run. */
export function identityKey(pattern: Pattern): string {
  const members = Uint32Array.from(pattern.members).sort();
  return `${pattern.pattern_type}:${members.join(',')}:${(canonicalPath(pattern) ?? []).join(',')}`;
}

/** The rotation of a cycle's distinct nodes that starts at its smallest node id, which is its smallest address. */
export function smallestRotation(cycle: readonly number[]): number[] {
  let start = 0;
  for (let i = 1; i < cycle.length; i++) if (cycle[i]! < cycle[start]!) start = i;
  return [...cycle.slice(start), ...cycle.slice(0, start)];
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
