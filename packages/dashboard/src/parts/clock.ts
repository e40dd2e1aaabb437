/** The one clock of the page: UTC, or the reader's zone where they switch to it. */
import { useSyncExternalStore } from 'react';
import type { TimeZone } from '../format/time.ts';

const STORED = 'analytics-clock';
const listeners = new Set<() => void>();

export function useClock(): { readonly zone: TimeZone; readonly toggle: () => void } {
  const zone = useSyncExternalStore(subscribe, stored);
  const toggle = (): void => {
    localStorage.setItem(STORED, zone === 'utc' ? 'local' : 'utc');
    for (const listener of listeners) listener();
  };
  return { zone, toggle };
}

function stored(): TimeZone {
  return localStorage.getItem(STORED) === 'local' ? 'local' : 'utc';
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => {
    listeners.delete(onChange);
  };
}
