/** Which blockchains a text names: labels of bridges say where they lead. */

/** Chains that bridges lead to, each with the words for it beside its name; a longer one stands before what it holds. */
const CHAIN_WORDS = {
  'Arbitrum Nova': [],
  Arbitrum: ['arbitrum one'],
  Aptos: [],
  Aurora: [],
  Avalanche: ['avax'],
  Axelar: [],
  Base: [],
  Bitcoin: ['btc'],
  Bittensor: [],
  Blast: [],
  'BNB Smart Chain': ['bnb chain', 'binance smart chain', 'bsc'],
  Boba: [],
  Cardano: [],
  Celo: [],
  Cosmos: ['cosmos hub'],
  Cronos: [],
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

/** Words in small letters, a space around each. */
function wordsOf(text: string): string {
  return ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
}

/** The chains that are named there by whole words, in the order of the list. O(chains · text). */
export function chainsNamedIn(text: string): string[] {
  let rest = wordsOf(text);
  return WORDS.flatMap(([chain, words]) => {
    const found = words.filter((word) => rest.includes(word));
    for (const word of found) rest = rest.replaceAll(word, ' , ');
    return found.length > 0 ? [chain] : [];
  });
}
