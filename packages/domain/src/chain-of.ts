/** Which chain a name means, in columns of tables and in names of networks. */

/** By our name: what others call it; the numbers are those of EIP-155. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  ethereum: ['eth', 'mainnet', 'ethereummainnet', '1'],
  bnb: ['bsc', 'binance', 'bnbchain', 'bnbsmartchain', 'binancesmartchain', '56'],
  polygon: ['matic', 'polygonpos', '137'],
  arbitrum: ['arbitrumone', 'arb', 'arb1', '42161'],
  optimism: ['op', 'opmainnet', 'oeth', '10'],
  base: ['basemainnet', '8453'],
  avalanche: ['avax', 'avalanchec', 'avalanchecchain', '43114'],
  gnosis: ['xdai', 'gnosischain', 'gno', '100'],
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

/** The same of a name that is one of the chain as a whole: `Ethereum Classic` is none of Ethereum. */
export function chainCalled(name: string): string | undefined {
  return BY_NAME.get(folding(name));
}

const folding = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

/**
 * What may stand before an address of the network and name its chain, in lower case, for the engine and for us:
 * `eip155:1:` (CAIP-10) and `eth:` (EIP-3770) of Ethereum. Anything, where nothing says which chain the network is.
 */
export function ownPrefix(network: string): string {
  const { key, is_known } = chainOf(network);
  if (!is_known) return '^([a-z0-9-]{1,20}:){1,2}';
  return `^(eip155:)?(${[key, ...(NAMES[key] ?? [])].join('|')}):`;
}
