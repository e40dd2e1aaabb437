import { expect, it } from 'vitest';
import { chainOfNetwork, chainsNamedIn } from './chain-names.ts';

it.each([
  ['Arbitrum: L1 Gateway', ['Arbitrum']],
  ['bridge_bsc', ['BNB Smart Chain']],
  ['Binance Smart Chain bridge', ['BNB Smart Chain']],
  ['Polygon zkEVM: Bridge', ['Polygon zkEVM']],
  ['Polygon (Matic) Bridge', ['Polygon']],
  ['Wormhole, Ethereum to Solana', ['Ethereum', 'Solana']],
  ['Ethereum Classic Bridge', ['Ethereum Classic']],
  ['Bitcoin Cash bridge', ['Bitcoin Cash']],
  ['Wrapped Bitcoin Bridge', []],
  ['Bridge near you', []],
  ['Bridge 2', []],
  ['Database of tonnes', []],
  ['', []],
])('chainsNamedIn %j are %j', (text, chains) => {
  expect(chainsNamedIn(text)).toEqual(chains);
});

it('a name that is a word counts where it stands alone', () => {
  expect(chainsNamedIn('base', 'alone')).toEqual(['Base']);
});

it.each([
  ['eth', 'Ethereum'],
  ['bnb-test', 'BNB Smart Chain'],
  ['ethereum', 'Ethereum'],
  ['base', 'Base'],
  ['torus', undefined],
])('chainOfNetwork %j is %j', (network, chain) => {
  expect(chainOfNetwork(network)).toBe(chain);
});
