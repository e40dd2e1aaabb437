/** Which blockchains a text names: labels of bridges say where they lead. */
import { chainCalled, chainOf } from './chain-of.ts';

/** Chains that bridges lead to, each with the words for it beside its name; a longer one stands before what it holds. */
const CHAIN_WORDS = {
  'Arbitrum Nova': [],
  Arbitrum: ['arbitrum one'],
  Aptos: [],
  Aurora: [],
  Avalanche: ['avax'],
  Base: [],
  'Bitcoin Cash': ['bch'],
  Bitcoin: ['btc'],
  Bittensor: [],
  Blast: [],
  'BNB Smart Chain': ['bnb chain', 'binance smart chain', 'bsc'],
  Boba: [],
  Cardano: [],
  Celo: [],
  Cosmos: ['cosmos hub'],
  Cronos: [],
  'Ethereum Classic': [],
  Ethereum: ['eth mainnet'],
  Fantom: [],
  Gnosis: ['gnosis chain', 'xdai'],
  Harmony: [],
  Hyperliquid: [],
  Kusama: [],
  Linea: [],
  Litecoin: [],
  Mantle: [],
  Metis: [],
  Moonbeam: [],
  Moonriver: [],
  NEAR: [],
  Optimism: ['op mainnet'],
  Osmosis: [],
  Polkadot: [],
  'Polygon zkEVM': [],
  Polygon: ['matic'],
  Ronin: [],
  Scroll: [],
  Solana: [],
  Sonic: [],
  Starknet: [],
  Stellar: [],
  Sui: [],
  TON: [],
  Tron: [],
  'XRP Ledger': ['xrpl', 'ripple'],
  zkSync: ['zksync era'],
} as const satisfies Record<string, readonly string[]>;

const WORDS = Object.entries(CHAIN_WORDS).map(([chain, words]): [string, string[]] => [
  chain,
  [chain, ...words].map(wordsOf),
]);

/** Of these names that mean a chain only where a label says no more: they are words, too. */
const ALSO_WORDS: ReadonlySet<string> = new Set(['Base', 'Blast', 'Harmony', 'NEAR', 'Scroll', 'Sonic', 'TON']);

/** Words in small letters, a space around each. */
function wordsOf(text: string): string {
  return ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
}

/** The chain that a network is, by its name; undefined where that names none of those here. */
export function chainOfNetwork(network: string): string | undefined {
  const [named] = chainsNamedIn(network, 'alone');
  const { key } = chainOf(network);
  return named ?? WORDS.map(([chain]) => chain).find((chain) => chainCalled(chain) === key);
}

/**
 * The chains that are named there by whole words, in the order of the list; "wrapped" makes a coin of what follows it. A
 * name that is a word of English counts where it stands `alone`, as in a column that says the chain. O(chains · text).
 */
export function chainsNamedIn(text: string, place: 'alone' | 'in_words' = 'in_words'): string[] {
  let rest = wordsOf(text).replaceAll(/ wrapped [^ ]+/gu, ' ,');
  return WORDS.flatMap(([chain, words]) => {
    if (place === 'in_words' && ALSO_WORDS.has(chain)) return [];
    const found = words.filter((word) => rest.includes(word));
    for (const word of found) rest = rest.replaceAll(word, ' , ');
    return found.length > 0 ? [chain] : [];
  });
}
