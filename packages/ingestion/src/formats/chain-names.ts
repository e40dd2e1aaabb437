/** What chains are called, in columns of tables and in names of networks. */

/** By our name: what others call it; the numbers are those of EIP-155. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  ethereum: ['eth', 'mainnet', 'ethereummainnet', '1'],
  bnb: ['bsc', 'binance', 'bnbchain', 'bnbsmartchain', 'binancesmartchain', '56'],
  polygon: ['matic', 'polygonpos', '137'],
  arbitrum: ['arbitrumone', 'arb', '42161'],
  optimism: ['op', 'opmainnet', '10'],
  base: ['basemainnet', '8453'],
  avalanche: ['avax', 'avalanchec', 'avalanchecchain', '43114'],
  gnosis: ['xdai', 'gnosischain', '100'],
  fantom: ['ftm', '250'],
  celo: ['42220'],
  tron: ['trx'],
  solana: ['sol'],
  bitcoin: ['btc'],
  bitcoincash: ['bch'],
  litecoin: ['ltc'],
  dogecoin: ['doge'],
  dash: [],
  zcash: ['zec'],
};

const BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([chain, names]) => [chain, ...names].map((name) => [name, chain] as const)),
);

export interface NamedChain {
  /** The same for all names of a chain. */
  readonly key: string;
  /** Whether the name is one of a chain that is known, so that two keys are two chains. */
  readonly is_known: boolean;
}

/** The chain that a name means: `BSC`, `bnb-test` and `56` are one. */
export function chainOf(name: string): NamedChain {
  const folded = folding(name);
  const [first = ''] = name.split(/[^\p{L}\p{N}]+/u);
  const known = BY_NAME.get(folded) ?? BY_NAME.get(folding(first));
  return { key: known ?? folded, is_known: known !== undefined };
}

const folding = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
