import { describe, expect, it } from 'vitest';
import { parseNetworkName } from '@analytics/domain';
import { otherChains } from './other-chains.ts';

const THREE = ['bnb', 'bsc', 'ethereum'];
const others = (found: readonly string[], network: string, only_chain?: string): string[] =>
  otherChains(found, { network: parseNetworkName(network), only_chain, place: './files' });

describe('otherChains', () => {
  it.each([
    ['ethereum', ['bnb', 'bsc']],
    ['eth-mainnet', ['bnb', 'bsc']],
    ['bsc', ['ethereum']],
    ['binance_test', ['ethereum']],
  ])('leaves out of a table of several what is not of the network %s', (network, left) => {
    expect(others(THREE, network)).toEqual(left);
  });

  it('goes by what a mapping asks for, under whatever name the network has', () => {
    expect(others(THREE, 'ethereum', 'Binance')).toEqual(['ethereum']);
    expect(others(['1', '56'], 'mine', 'eth')).toEqual(['56']);
  });

  it.each([
    ['several, none of them the network', THREE, 'mine', undefined],
    ['one that is known to be another', ['bnb', 'bsc'], 'ethereum', undefined],
    ['without the one that a mapping asks for', THREE, 'ethereum', 'base'],
  ])('refuses a table of %s, and says which there are', (_, found, network, only_chain) => {
    expect(() => others(found, network, only_chain)).toThrow(`found those of ${found.join(', ')}: name the network`);
  });

  it.each([
    ['of one chain', ['bnb', 'bsc'], 'mine'],
    ['of one chain that nobody knows', ['torus'], 'ethereum'],
    ['without such a column', [], 'ethereum'],
  ])('leaves a table %s whole', (_, found, network) => {
    expect(others(found, network)).toEqual([]);
  });
});
