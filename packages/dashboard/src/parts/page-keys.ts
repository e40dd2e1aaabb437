/** Single keys that act on a whole page, and the switch that turns them off (WCAG 2.1.4). */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

const STORED = 'analytics-keys';
const listeners = new Set<() => void>();

export type KeyActs = Readonly<Record<string, () => void>>;

/** Whether single keys act; kept by the browser. */
export function usePageKeysSwitch(): { readonly isOn: boolean; readonly toggle: () => void } {
  const isOn = useSyncExternalStore(subscribe, areKeysOn);
  const toggle = (): void => {
    localStorage.setItem(STORED, isOn ? 'off' : 'on');
    for (const listener of listeners) listener();
  };
  return { isOn, toggle };
}

/** The acts by key, while the page is open. Nothing acts while something is typed or a dialog is open. */
export function usePageKeys(acts: KeyActs): void {
  const act = useEffectEvent((event: KeyboardEvent) => {
    if (!areKeysOn() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTaken(event.target) || document.querySelector('dialog[open]') !== null) return;
    const found = acts[event.key];
    if (found === undefined) return;
    event.preventDefault();
    found();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      act(event);
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, []);
}

/** A field takes letters, and a list has keys of its own. */
function isTaken(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, select, textarea, [role="grid"], [data-keys]') !== null;
}

function areKeysOn(): boolean {
  return localStorage.getItem(STORED) !== 'off';
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => {
    listeners.delete(onChange);
  };
}
