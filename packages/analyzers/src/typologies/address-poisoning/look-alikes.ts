/**
 * Addresses that look alike: the same first and last characters, so many of them that chance makes next to none on a
 * network of that size. Only the text is looked at; whether one of them deceives anybody is for the chapter to find.
 */
import { addToList, type LookAlikeGroup, type LookAlikes } from '@analytics/domain';
import { smallestOf } from '../../extremes.ts';
import type { AddressPoisoningSettings } from './params.ts';

/** How many characters count at each end, what every address of a form begins with aside. */
export interface ComparedCharacters {
  readonly first: number;
  readonly last: number;
}

/** `bc1q`: what every address of such a form begins with. */
const BECH32 = /^[a-z]{1,10}1[a-z0-9](?=[02-9ac-hj-np-z]{20})/u;

/** Where the characters begin that differ from address to address: after `0x`, `bc1q`, or the one that says the form. */
function bodyStart(address: string): number {
  if (address.startsWith('0x')) return 2;
  const separator = address.lastIndexOf('1', 10);
  return separator > 0 ? (BECH32.exec(address)?.[0].length ?? 1) : 1;
}

/**
 * The fewest characters of which chance makes at most `max_chance_matches` that agree with a given address, where each
 * is one of `alphabet_size` alike. The odd one counts at the front, where readers begin.
 */
export function comparedCharacters(
  address_count: number,
  alphabet_size: number,
  { min_characters, max_chance_matches }: Pick<AddressPoisoningSettings, 'min_characters' | 'max_chance_matches'>,
): ComparedCharacters {
  let count = 2 * min_characters;
  while (count < MAX_COMPARED && address_count * alphabet_size ** -count > max_chance_matches) count++;
  return { first: Math.ceil(count / 2), last: Math.floor(count / 2) };
}

/** More than this agree only in the same address. */
const MAX_COMPARED = 32;

/** Beyond so many characters at one end nothing more is learnt. */
const MAX_END = 16;

/**
 * The groups of at least two addresses that look alike, each ascending, in the order of their smallest; with the odds
 * that chance makes another one like it. Those odds count how often each character, and the whole beginning and end,
 * stand in other addresses, so that a beginning of zeros, or of a vanity that many share, proves nothing. O(characters).
 */
export function lookAlikes(addresses: readonly string[], settings: AddressPoisoningSettings): LookAlikes {
  const alphabet_size = Math.max(2, alphabetOf(addresses).size);
  const compared = comparedCharacters(addresses.length, alphabet_size, settings);
  const groups = groupsOf(addresses, compared);
  if (groups.length === 0) return { groups: [] };
  const characters = characterCounts(addresses);
  const [beginnings, endings] = endCounts(addresses, groups, compared);
  return {
    groups: groups.map((members): LookAlikeGroup => {
      const model = addresses[members[0]!]!;
      const start = bodyStart(model);
      const { first, last } = commonEnds(members.map((node) => addresses[node]!));
      const shareOf = (count = 0): number => Math.max(0, count - members.length) / addresses.length;
      const oddsOf = (at: number): number => Math.max(1 / alphabet_size, shareOf(countAt(characters, at, model)));
      let [front, back] = [1, 1];
      for (let at = start; at < Math.min(MAX_END, start + first); at++) front *= oddsOf(at);
      for (let at = 1; at <= Math.min(MAX_END, last); at++) back *= oddsOf(-at);
      const chance_matches =
        addresses.length *
        Math.max(front, shareOf(beginnings.get(beginningOf(model, compared)))) *
        Math.max(back, shareOf(endings.get(endingOf(model, compared))));
      return { members, first_characters: first, last_characters: last, chance_matches };
    }),
  };
}

function isCompared(address: string, { first, last }: ComparedCharacters): boolean {
  return address.length >= bodyStart(address) + first + last;
}

function beginningOf(address: string, { first }: ComparedCharacters): string {
  return address.slice(0, bodyStart(address) + first);
}

function endingOf(address: string, { last }: ComparedCharacters): string {
  return address.slice(-last);
}

/** How many addresses begin, and how many end, as one of the groups does. */
function endCounts(
  addresses: readonly string[],
  groups: readonly (readonly number[])[],
  compared: ComparedCharacters,
): [beginnings: Map<string, number>, endings: Map<string, number>] {
  const models = groups.map(([node]) => addresses[node!]!);
  const beginnings = new Map(models.map((model) => [beginningOf(model, compared), 0]));
  const endings = new Map(models.map((model) => [endingOf(model, compared), 0]));
  for (const address of addresses) {
    const [beginning, ending] = [beginningOf(address, compared), endingOf(address, compared)];
    const [begun, ended] = [beginnings.get(beginning), endings.get(ending)];
    if (begun !== undefined) beginnings.set(beginning, begun + 1);
    if (ended !== undefined) endings.set(ending, ended + 1);
  }
  return [beginnings, endings];
}

/** Of as many addresses as show the whole alphabet. */
const SAMPLE = 2_000;

function alphabetOf(addresses: readonly string[]): Set<string> {
  const characters = new Set<string>();
  const step = Math.max(1, Math.floor(addresses.length / SAMPLE));
  for (let at = 0; at < addresses.length; at += step) {
    const address = addresses[at]!;
    for (let place = bodyStart(address); place < address.length; place++) characters.add(address[place]!);
  }
  return characters;
}

/**
 * Nodes by equal ends. Most ends are of one address only: those whose hash no other has are left out first, so that a
 * map holds few. O(addresses).
 */
function groupsOf(addresses: readonly string[], compared: ComparedCharacters): number[][] {
  const seen = new Uint8Array(2 ** Math.ceil(Math.log2(8 * addresses.length + 8)));
  const slotOf = (address: string): number => hashOf(address, compared) % seen.length;
  for (const address of addresses) {
    if (!isCompared(address, compared)) continue;
    const slot = slotOf(address);
    seen[slot] = Math.min(2, seen[slot]! + 1);
  }
  const byEnds = new Map<string, number[]>();
  addresses.forEach((address, node) => {
    if (!isCompared(address, compared) || seen[slotOf(address)]! < 2) return;
    const ends = `${beginningOf(address, compared)}…${endingOf(address, compared)}`;
    addToList(byEnds, ends, node);
  });
  return [...byEnds.values()].filter((members) => members.length > 1).sort((a, b) => a[0]! - b[0]!);
}

/** FNV-1a of the compared characters, 32 bits. */
function hashOf(address: string, { first, last }: ComparedCharacters): number {
  let hash = 0x811c9dc5;
  const mix = (at: number): number => (hash = Math.imul(hash ^ address.charCodeAt(at), 0x01000193));
  for (let at = 0; at < bodyStart(address) + first; at++) mix(at);
  for (let at = address.length - last; at < address.length; at++) mix(at);
  return hash >>> 0;
}

const CODES = 128;

/** How many addresses have a character at a place: the first MAX_END from the front, then as many from the back. */
function characterCounts(addresses: readonly string[]): Uint32Array {
  const counts = new Uint32Array((2 * MAX_END + 1) * CODES);
  for (const address of addresses) {
    const end = Math.min(MAX_END, address.length);
    for (let at = 0; at < end; at++) counts[placeOf(at, address.charCodeAt(at))]!++;
    for (let at = 1; at <= end; at++) counts[placeOf(-at, address.charCodeAt(address.length - at))]!++;
  }
  return counts;
}

/** `at` counts from the front, or below 0 from the back. */
function placeOf(at: number, code: number): number {
  return (at < 0 ? MAX_END - at : at) * CODES + (code % CODES);
}

function countAt(counts: Uint32Array, at: number, address: string): number {
  return counts[placeOf(at, address.charCodeAt(at < 0 ? address.length + at : at))]!;
}

/** How many characters all of a group have in common, what every address of the form begins with aside. */
function commonEnds(texts: readonly string[]): ComparedCharacters {
  const [model = '', ...others] = texts;
  const start = bodyStart(model);
  const shortest = smallestOf(texts.map(({ length }) => length));
  const agree = (at: number): boolean => others.every((text) => text.at(at) === model.at(at));
  let [first, last] = [0, 0];
  while (start + first < shortest && agree(start + first)) first++;
  while (start + first + last < shortest && agree(-1 - last)) last++;
  return { first, last };
}
