/** What the keys do in a list that is read and decided row by row. */
import type { KeyboardEvent } from 'react';

export type ListAct = 'next' | 'previous' | 'open' | 'close' | 'select' | 'decide';

const KEYS: Readonly<Record<string, ListAct>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Enter: 'open',
  Escape: 'close',
  x: 'select',
  e: 'decide',
  r: 'decide',
  t: 'decide',
  f: 'decide',
  c: 'decide',
};

/** undefined for keys that are none of the list's, and with Ctrl, Meta or Alt, which are the browser's. */
export function listAct({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): ListAct | undefined {
  return ctrlKey || metaKey || altKey ? undefined : KEYS[key];
}
