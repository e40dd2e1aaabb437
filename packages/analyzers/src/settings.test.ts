import { describe, expect, it } from 'vitest';
import { parseNetworkName } from '@analytics/domain';
import { layeredSettings, resolveSettings } from './settings.ts';

const network = parseNetworkName('torus');
const hands = (min_intermediaries: number): object => ({ typologies: { layering: { min_intermediaries } } });

describe('layeredSettings', () => {
  it.each([
    ['a saved setting over the file', hands(4), [hands(5)], 5],
    ['a saved setting over the part of the file for the network', { networks: { torus: hands(4) } }, [hands(5)], 5],
    ['a request over what was saved', {}, [hands(5), hands(6)], 6],
    ['a request that names the network', {}, [hands(5), { networks: { torus: hands(6) } }], 6],
  ])('lays %s', (_, file, layers, expected) => {
    const { typologies } = resolveSettings(layeredSettings(file, network, layers), network, 'test');
    expect(typologies.layering.min_intermediaries).toBe(expected);
  });

  it('reads no setting from what every object has', () => {
    const named = parseNetworkName('constructor');
    expect(resolveSettings(hands(4), named, 'test').typologies.layering.min_intermediaries).toBe(4);
    const file = JSON.parse('{"__proto__":{"typologies":{"layering":{"min_intermediaries":5}}}}') as unknown;
    expect(() => resolveSettings(layeredSettings(file, network, [{}]), network, 'test')).toThrow('__proto__');
  });

  it('leaves the other networks of a file alone', () => {
    const other = parseNetworkName('other');
    const layered = layeredSettings(hands(4), network, [hands(5)]);
    expect(resolveSettings(layered, other, 'test').typologies.layering.min_intermediaries).toBe(4);
  });
});
