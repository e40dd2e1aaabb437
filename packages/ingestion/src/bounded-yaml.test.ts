import { describe, expect, it } from 'vitest';
import { parseBoundedYaml } from './bounded-yaml.ts';

describe('parseBoundedYaml', () => {
  it('reads what people write', () => {
    expect(parseBoundedYaml('a: [1, {b: 2}]\nc:\n  - d: "["\n')).toEqual({ a: [1, { b: 2 }], c: [{ d: '[' }] });
  });

  // At some of these depths the parser itself ended the process.
  it.each([
    ['lists in brackets', 5000, (depth: number) => '['.repeat(depth)],
    ['mappings in braces', 5000, (depth: number) => '{a: '.repeat(depth)],
    ['lists in one line', 5000, (depth: number) => `${'- '.repeat(depth)}a`],
    ['keys in one line', 5000, (depth: number) => `${'? '.repeat(depth)}a`],
    [
      'mappings in a stair',
      500,
      (depth: number) => Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
    ],
  ])('refuses %s without end', (_, most, nested) => {
    for (const depth of [150, most]) expect(() => parseBoundedYaml(nested(depth))).toThrow('nested deeper than 100');
  });
});
