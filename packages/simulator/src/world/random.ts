/** The one source of chance: seeded, and split into streams, so that a change in one part does not move another. */

export interface Random {
  /** Uniform in [0, 1). */
  float(): number;
  /** Uniform whole number in [low, high]. */
  integer(low: number, high: number): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Standard normal, by Box and Muller. */
  normal(): number;
  /** exp(N(log median, spread)). */
  logNormal(median: number, spread: number): number;
  /** Exponential with the given mean. */
  exponential(mean: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** `count` different items in random order; all of them where there are fewer. */
  sample<T>(items: readonly T[], count: number): T[];
  /** An independent stream that depends on this one's seed and the name only, not on what was drawn before. */
  stream(name: string): Random;
}

/** sfc32 of PractRand (Doty-Humphrey), seeded through a 32-bit mix of the seed. */
export function createRandom(seed: number, path = ''): Random {
  let [a, b, c, d] = stateOf(`${seed}/${path}`);
  const uint32 = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round++) uint32();
  const float = (): number => uint32() / 2 ** 32;
  const random: Random = {
    float,
    integer: (low, high) => low + Math.floor(float() * (high - low + 1)),
    between: (low, high) => low + float() * (high - low),
    normal: () => Math.sqrt(-2 * Math.log(1 - float())) * Math.cos(2 * Math.PI * float()),
    logNormal: (median, spread) => median * Math.exp(spread * random.normal()),
    exponential: (mean) => -mean * Math.log(1 - float()),
    chance: (probability) => float() < probability,
    pick: (items) => items[Math.floor(float() * items.length)]!,
    sample: (items, count) => {
      const pool = [...items];
      const taken = Math.min(count, pool.length);
      for (let at = 0; at < taken; at++) {
        const other = at + Math.floor(float() * (pool.length - at));
        [pool[at], pool[other]] = [pool[other]!, pool[at]!];
      }
      return pool.slice(0, taken);
    },
    stream: (name) => createRandom(seed, `${path}/${name}`),
  };
  return random;
}

/** Four words from a text: FNV-1a, then a finaliser (Murmur3's) for each word. */
function stateOf(text: string): [number, number, number, number] {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  const word = (salt: number): number => mix32(hash + Math.imul(salt, 0x9e3779b9));
  return [word(1), word(2), word(3), word(4)];
}

/** A bijection on 32-bit words that spreads every bit (Murmur3's finaliser). */
export function mix32(value: number): number {
  let word = value | 0;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}
