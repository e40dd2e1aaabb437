/** What the keys do in the list of a canvas. */
import type { KeyboardEvent } from 'react';

export type CanvasKey =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'choose'
  | 'clear'
  | 'expand'
  | 'forward'
  | 'backward'
  | 'collapse'
  | 'follow'
  | 'pin'
  | 'hide'
  | 'note'
  | 'group'
  | 'undo'
  | 'redo'
  | 'left'
  | 'right'
  | 'up'
  | 'down';

const KEYS: Readonly<Record<string, CanvasKey>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  ' ': 'choose',
  Escape: 'clear',
  Enter: 'expand',
  ArrowRight: 'forward',
  ArrowLeft: 'backward',
  Backspace: 'collapse',
  f: 'follow',
  p: 'pin',
  h: 'hide',
  n: 'note',
  g: 'group',
  u: 'undo',
  U: 'redo',
};
const WITH_ALT: Readonly<Record<string, CanvasKey>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const WITH_CONTROL: Readonly<Record<string, CanvasKey>> = { z: 'undo', Z: 'redo', y: 'redo' };

/** Undefined for keys that are none of the list's: those stay the browser's. */
export function canvasKey({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): CanvasKey | undefined {
  if (ctrlKey || metaKey) return altKey ? undefined : WITH_CONTROL[key];
  return altKey ? WITH_ALT[key] : KEYS[key];
}
