/**
 * Assets that need no file: the coins of the large EVM chains, their wrapped forms, and the tokens in which most money
 * moves.
 */

export interface KnownAsset {
  readonly contract: string;
  readonly symbol: string;
  readonly decimals: number;
  /** At least as many as exist, in coins; absent where nobody knows. */
  readonly supply?: number;
}

/** By what networks are commonly called; a network of another name has ETH, as most chains of the family do. */
const COINS: readonly (readonly [RegExp, string])[] = [
  [/^(?:bsc|bnb|binance)/u, 'BNB'],
  [/^(?:polygon|matic)/u, 'POL'],
  [/^(?:avalanche|avax)/u, 'AVAX'],
  [/^(?:gnosis|xdai)/u, 'XDAI'],
  [/^(?:fantom|ftm)/u, 'FTM'],
  [/^celo/u, 'CELO'],
];

/** Of chains whose transactions have inputs and outputs; all have 8 decimals. */
const UTXO_COINS: readonly (readonly [RegExp, string])[] = [
  [/^(?:litecoin|ltc)/u, 'LTC'],
  [/^(?:dogecoin|doge)/u, 'DOGE'],
  [/^(?:bitcoin-cash|bitcoin_cash|bch)/u, 'BCH'],
  [/^(?:zcash|zec)/u, 'ZEC'],
  [/^dash/u, 'DASH'],
];

/** The coin of a chain, by the network's name. */
export function coinOf(network: string, family: 'evm' | 'utxo' | 'any'): KnownAsset {
  const isUtxo = family === 'utxo';
  const symbol = (isUtxo ? UTXO_COINS : COINS).find(([name]) => name.test(network))?.[1] ?? (isUtxo ? 'BTC' : 'ETH');
  return { contract: 'native', symbol, decimals: isUtxo ? 8 : 18 };
}

/** The coins of chains, and at least how many of each exist: amounts beyond are of another unit. */
const CHAIN_COINS: readonly KnownAsset[] = [
  coin('ETH', 18, 1.5e8),
  coin('BNB', 18, 2e8),
  coin('POL', 18, 1.5e10),
  coin('MATIC', 18, 1e10),
  coin('AVAX', 18, 7.2e8),
  coin('XDAI', 18, 1e10),
  coin('FTM', 18, 3.2e9),
  coin('CELO', 18, 1e9),
  coin('BTC', 8, 2.1e7),
  coin('LTC', 8, 8.4e7),
  coin('DOGE', 8, 3e11),
  coin('BCH', 8, 2.1e7),
  coin('ZEC', 8, 2.1e7),
  coin('DASH', 8, 2.1e7),
  coin('SOL', 9, 1e9),
  coin('TRX', 6, 1e11),
  coin('XRP', 6, 1e11),
  coin('ADA', 6, 4.5e10),
];

/** The coins of chains that are of no family here. */
const OTHER_COINS: readonly (readonly [RegExp, string])[] = [
  [/^(?:ethereum|eth|arbitrum|optimism|base)/u, 'ETH'],
  [/^(?:bitcoin|btc)/u, 'BTC'],
  [/^(?:tron|trx)/u, 'TRX'],
  [/^sol/u, 'SOL'],
];

/**
 * By contract, or by symbol in capitals: what tables may name without a contract; under '' what rows without a name are of,
 * where the network is called after its chain. Of tokens that several contracts are called the fewest decimals count.
 */
export function assetsByName(network: string): ReadonlyMap<string, KnownAsset> {
  const tokens = [...KNOWN_TOKENS].sort((a, b) => b.decimals - a.decimals);
  const assets = new Map<string, KnownAsset>([
    ...tokens.map((one) => [one.symbol.toUpperCase(), one] as const),
    ...CHAIN_COINS.map((one) => [one.symbol, one] as const),
    ...KNOWN_TOKENS.map((one) => [one.contract, one] as const),
  ]);
  const named = [...COINS, ...UTXO_COINS, ...OTHER_COINS].find(([name]) => name.test(network))?.[1];
  return assets.set('', assets.get(named ?? '') ?? { contract: 'native', symbol: '', decimals: 18 });
}

/** Symbols in capitals and decimals of what is known, as in `ETH 18`. */
export function assetsWithDecimals(network: string): string[] {
  return [...assetsByName(network)].map(([name, { decimals }]) => `${name} ${decimals}`);
}

/** As their contracts answer symbol() and decimals(). */
export const KNOWN_TOKENS: readonly KnownAsset[] = [
  // Ethereum
  token('0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2', 'WETH', 18),
  token('0xdac17f958d2ee523a2206206994597c13d831ec7', 'USDT', 6),
  token('0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48', 'USDC', 6),
  token('0x6b175474e89094c44da98b954eedeac495271d0f', 'DAI', 18),
  token('0x2260fac5e5542a773aa44fbcfedf7c193bc2c599', 'WBTC', 8),
  token('0x4fabb145d64652a948d72533023f6e7a623c7c53', 'BUSD', 18),
  token('0x514910771af9ca656af840dff83e8264ecf986ca', 'LINK', 18),
  token('0x1f9840a85d5af5bf1d1762f925bdaddc4201f984', 'UNI', 18),
  token('0x853d955acef822db058eb8505911ed77f175b99e', 'FRAX', 18),
  token('0x6c3ea9036406852006290770bedfcaba0e23a0e8', 'PYUSD', 6),
  // BNB Smart Chain
  token('0xbb4cdb9cbd36b01bd1cbaebf2de08d9173bc095c', 'WBNB', 18),
  token('0x55d398326f99059ff775485246999027b3197955', 'USDT', 18),
  token('0x8ac76a51cc950d9822d68b83fe1ad97b32cd580d', 'USDC', 18),
  // Polygon
  token('0x0d500b1d8e8ef31e21c99d1db9a6444d3adf1270', 'WPOL', 18),
  token('0x2791bca1f2de4661ed88a30c99a7a9449aa84174', 'USDC.e', 6),
  token('0x3c499c542cef5e3811e1192ce70d8cc03d5c3359', 'USDC', 6),
  token('0xc2132d05d31c914a87c6611c10748aeb04b58e8f', 'USDT', 6),
  // Chains built with the OP stack, among them Optimism and Base
  token('0x4200000000000000000000000000000000000006', 'WETH', 18),
  token('0x833589fcd6edb6e08f4c7c32d4f71b54bda02913', 'USDC', 6),
  token('0x0b2c639c533813f4aa9d7837caf62653d097ff85', 'USDC', 6),
  // Arbitrum
  token('0x82af49447d8a07e3bd95bd0d56f35241523fbab1', 'WETH', 18),
  token('0xaf88d065e77c8cc2239327c5edb3a432268e5831', 'USDC', 6),
  // Avalanche
  token('0xb31f66aa3c1e785363f0875a1b74e27b85fd66c7', 'WAVAX', 18),
  token('0xb97ef9ef8734c71904d8002f8b6bc66dd9c48a6e', 'USDC', 6),
  token('0x9702230a8ea53601f5cd2dc00fdbc13d4df4a8c7', 'USDT', 6),
  // Tron
  token('TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'USDT', 6),
  token('TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8', 'USDC', 6),
  // Solana
  token('EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', 'USDC', 6),
  token('Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB', 'USDT', 6),
];

function token(contract: string, symbol: string, decimals: number): KnownAsset {
  return { contract, symbol, decimals };
}

function coin(symbol: string, decimals: number, supply: number): KnownAsset {
  return { contract: 'native', symbol, decimals, supply };
}
