import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, several, typologiesOf } from '../testing/typologies-of.ts';

/** Every pair of two layers, hour by hour. */
function layer(from: readonly string[], to: readonly string[], begin: number, usd: number): DrawnTransfer[] {
  return from.flatMap((a, i) =>
    to.map((b, j): DrawnTransfer => [a, b, hour(begin + i + 0.2 * j), usd + 7 * i + 3 * j]),
  );
}

const [a, b, c] = [several('a', 4), several('b', 4), several('c', 4)];

describe('bipartite_layering', () => {
  it('names two layers in which everybody pays everybody', () => {
    const found = typologiesOf(layer(a, b, 0, 500));
    expect(found.names).toContain('bipartite_layering');
    expect(found.roles('bipartite_layering')).toEqual({ source: a, destination: b });
  });

  it('is not subscribers who each choose one of many', () => {
    expect(typologiesOf(a.map((one, at): DrawnTransfer => [one, b[at]!, hour(at), 500])).names).toEqual([]);
  });

  it('is not suppliers who have other customers too', () => {
    const others = several('o', 8).map((one, at): DrawnTransfer => [one, b[at % 4]!, hour(1 + 0.2 * at), 500]);
    expect(typologiesOf(layer(a, b, 0, 500)).names).toContain('bipartite_layering');
    expect(typologiesOf([...layer(a, b, 0, 500), ...others]).names).not.toContain('bipartite_layering');
  });

  it('is not customers who come back next week', () => {
    expect(typologiesOf([...layer(a, b, 0, 500), ...layer(a, b, 200, 500)]).names).not.toContain('bipartite_layering');
  });
});

describe('stacked_layering', () => {
  it('names a second such step by its middle layer', () => {
    const found = typologiesOf([...layer(a, b, 0, 500), ...layer(b, c, 24, 490)]);
    expect(found.names).toContain('stacked_layering');
    expect(found.roles('stacked_layering')['intermediary']).toEqual(b);
  });
});
