/** A plot of Observable Plot in the page: loaded when first drawn, named for those who do not see it. */
import { useEffect, useRef } from 'react';
import type * as Plot from '@observablehq/plot';
import { Failure } from './states.tsx';
import { useModule } from './use-module.ts';

/** Below this a plot has no room between its margins: the page is still being laid out. */
const NARROWEST = 120;

export type PlotLibrary = typeof Plot;

interface PlotFigureProps {
  /** What the plot shows, in words. */
  readonly label: string;
  /** Keep it stable (useCallback): the plot is drawn anew when it changes. */
  readonly draw: (library: PlotLibrary, width: number) => SVGElement | HTMLElement;
}

export function PlotFigure({ label, draw }: PlotFigureProps) {
  const place = useRef<HTMLDivElement>(null);
  const { module: library, error, retry } = useModule('plot', () => import('@observablehq/plot'));
  useEffect(() => {
    const element = place.current;
    if (element === null || library === undefined) return;
    const redraw = (): void => {
      if (element.clientWidth < NARROWEST) return;
      const drawn = draw(library, element.clientWidth);
      // The security policy refuses inline styles; styles.css holds what Plot would bring.
      for (const style of drawn.querySelectorAll('style')) style.remove();
      // The figure has one name, ours: its parts are not named apart.
      for (const part of drawn.querySelectorAll('g[aria-label]')) part.removeAttribute('aria-label');
      element.replaceChildren(drawn);
    };
    const observer = new ResizeObserver(redraw);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [draw, library]);
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  return <div ref={place} className="plot" role="img" aria-label={label} />;
}
