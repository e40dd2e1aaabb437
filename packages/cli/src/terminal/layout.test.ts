import { describe, expect, it } from 'vitest';
import { severityWord, wrapped } from './layout.ts';

describe('wrapped', () => {
  it('breaks between words at the width, and keeps a longer word whole', () => {
    const layout = { width: 40, has_colour: false };
    const text = `${'word '.repeat(9)}${'x'.repeat(50)} end`;
    expect(wrapped(text, '  ', layout)).toEqual([
      '  word word word word word word word',
      '  word word',
      `  ${'x'.repeat(50)}`,
      '  end',
    ]);
  });
  it('breaks nothing where there is no terminal', () => {
    expect(wrapped('a '.repeat(200).trim(), '   ', { width: undefined, has_colour: false })).toHaveLength(1);
  });
});

describe('severityWord', () => {
  it('has a colour only where the terminal has', () => {
    expect(severityWord('high', { width: 80, has_colour: false })).toBe('high');
    expect(severityWord('high', { width: 80, has_colour: true })).toBe('\u001b[31mhigh\u001b[39m');
  });
});
