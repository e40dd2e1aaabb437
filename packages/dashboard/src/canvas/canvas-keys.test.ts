import { describe, expect, it } from 'vitest';
import { strings } from '../strings.ts';
import { canvasKey } from './canvas-keys.ts';

const press = (key: string, held: { readonly ctrlKey?: boolean; readonly altKey?: boolean } = {}) =>
  canvasKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe('canvasKey', () => {
  it('moves, expands and acts', () => {
    expect(['ArrowDown', 'Enter', 'ArrowRight', 'f', ' '].map((key) => press(key))).toEqual([
      'next',
      'expand',
      'forward',
      'follow',
      'choose',
    ]);
    expect(press('ArrowRight', { altKey: true })).toBe('right');
    expect(press('z', { ctrlKey: true })).toBe('undo');
  });

  it('leaves the browser its own keys', () => {
    for (const key of ['Tab', 'F5', 'x', '1']) expect(press(key)).toBeUndefined();
    for (const key of ['f', 'p', 'n', 'r']) expect(press(key, { ctrlKey: true })).toBeUndefined();
    expect(press('Enter', { altKey: true })).toBeUndefined();
    expect(press('z', { ctrlKey: true, altKey: true })).toBeUndefined();
  });

  it('acts by every letter that the help line names', () => {
    const named = [...strings.canvas.list.keys.matchAll(/(?<![\w])([a-z]) /gu)].map(([, key = '']) => key);
    expect(named).toEqual(['f', 'p', 'h', 'n', 'g', 'u', 'u']);
    for (const key of named) expect(press(key)).toBeDefined();
  });
});
