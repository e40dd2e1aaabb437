/** The colours of the theme that is on, for what is drawn outside CSS; anew when the theme changes. */
import { useSyncExternalStore } from 'react';
import { PART_COLORS, PARTS, type Part } from './part.ts';
import type { SvgColors } from './drawing-svg.ts';

export function useThemeName(): string {
  return useSyncExternalStore(subscribe, () => document.documentElement.dataset['theme'] ?? 'light');
}

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    observer.disconnect();
  };
}

export function drawingColors(): SvgColors {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ground: color('--card'),
    ink: color('--ink'),
    flow: color('--control-line'),
    faint: color('--line'),
    parts: Object.fromEntries(PARTS.map((part) => [part, color(PART_COLORS[part])])) as Record<Part, string>,
  };
}
