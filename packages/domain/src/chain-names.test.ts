import { expect, it } from 'vitest';
import { chainsNamedIn } from './chain-names.ts';

it.each([
  ['Arbitrum: L1 Gateway', ['Arbitrum']],
  ['bridge_bsc', ['BNB Smart Chain']],
  ['Binance Smart Chain bridge', ['BNB Smart Chain']],
  ['Polygon zkEVM: Bridge', ['Polygon zkEVM']],
  ['Polygon (Matic) Bridge', ['Polygon']],
  ['Wormhole, Ethereum to Solana', ['Ethereum', 'Solana']],
  ['Bridge 2', []],
  ['Database of tonnes', []],
  ['', []],
])('chainsNamedIn %j are %j', (text, chains) => {
  expect(chainsNamedIn(text)).toEqual(chains);
});
