/** A plot of Observable Plot in the page: loaded when first drawn, named for those who do not see it. */
import { useEffect, useRef, useState } from 'react';
import type * as Plot from '@observablehq/plot';
import { partNotLoaded } from '../api/problem-error.ts';
import { Failure } from './states.tsx';

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
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let isGone = false;
    let library: PlotLibrary | undefined;
    const redraw = (): void => {
      if (isGone || library === undefined || element.clientWidth < NARROWEST) return;
      const drawn = draw(library, element.clientWidth);
      // The security policy refuses inline styles; styles.css holds what Plot would bring.
      for (const style of drawn.querySelectorAll('style')) style.remove();
      // The figure has one name, ours: its parts are not named apart.
      for (const part of drawn.querySelectorAll('g[aria-label]')) part.removeAttribute('aria-label');
      element.replaceChildren(drawn);
    };
    const observer = new ResizeObserver(redraw);
    import('@observablehq/plot').then(
      (loaded) => {
        library = loaded;
        if (!isGone) observer.observe(element);
      },
      () => {
        if (!isGone) setError(partNotLoaded());
      },
    );
    return () => {
      isGone = true;
      observer.disconnect();
    };
  }, [draw, error]);
  if (error !== undefined)
    return (
      <Failure
        error={error}
        onRetry={() => {
          setError(undefined);
        }}
      />
    );
  return <div ref={place} className="plot" role="img" aria-label={label} />;
}
