/** The drawing of a canvas: marks and arrows that can be chosen and moved by hand. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { counted } from '../format/number.ts';
import { useThemeName } from '../drawing/drawing-colors.ts';
import { Legend } from '../drawing/legend.tsx';
import { PARTS } from '../drawing/part.ts';
import { Failure } from '../parts/states.tsx';
import { useModule } from '../parts/use-module.ts';
import { strings } from '../strings.ts';
import type { MovedNode } from './canvas-commands.ts';
import type { CanvasGraph } from './canvas-graph.ts';
import { canvasColors } from './canvas-style.ts';
import type { CanvasView } from './sigma-canvas.ts';

const text = strings.canvas;

interface CanvasDrawingProps {
  readonly graph: CanvasGraph;
  readonly chosen: ReadonlySet<string>;
  readonly active: string;
  readonly onChoose: (id: string, isMore: boolean) => void;
  readonly onOpen: (id: string) => void;
  readonly onMove: (marks: readonly MovedNode[]) => void;
  /** The drawing as a file, for a browser without WebGL. */
  readonly svg: () => string;
}

export function CanvasDrawing({ graph, chosen, active, onChoose, onOpen, onMove, svg }: CanvasDrawingProps) {
  const place = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<CanvasView>();
  const theme = useThemeName();
  const [hasWebgl] = useState(() => document.createElement('canvas').getContext('webgl2') !== null);
  const { module: sigma, error, retry } = useModule('canvas', () => import('./sigma-canvas.ts'), hasWebgl);
  const choose = useEffectEvent(onChoose);
  const open = useEffectEvent(onOpen);
  const move = useEffectEvent(onMove);
  useEffect(() => {
    const element = place.current;
    if (element === null || sigma === undefined || theme === '') return;
    const drawn = sigma.drawCanvas(element, canvasColors(), {
      onChoose: (id, isMore) => {
        choose(id, isMore);
      },
      onOpen: (id) => {
        open(id);
      },
      onMove: (marks) => {
        move(marks);
      },
    });
    setView(drawn);
    element.dataset['drawn'] = 'true';
    return () => {
      drawn.close();
      setView(undefined);
    };
  }, [theme, sigma]);
  useEffect(() => {
    view?.show(graph);
  }, [view, graph]);
  useEffect(() => {
    view?.mark(chosen, active);
  }, [view, graph, chosen, active]);
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  return (
    <figure className="canvas-figure">
      <div className="drawn">
        <div
          ref={place}
          className="scheme canvas-place"
          role="img"
          aria-label={text.drawing(counted(graph.marks.length, 'mark'), counted(graph.arrows.length, 'arrow'))}
        >
          {!hasWebgl && <img src={`data:image/svg+xml,${encodeURIComponent(svg())}`} alt="" />}
        </div>
        {hasWebgl && (
          <div className="row zoom" role="group" aria-label={strings.scheme.toolbar}>
            <button type="button" onClick={() => view?.zoom('in')}>
              {strings.scheme.zoom_in}
            </button>
            <button type="button" onClick={() => view?.zoom('out')}>
              {strings.scheme.zoom_out}
            </button>
            <button type="button" onClick={() => view?.zoom('fit')}>
              {strings.scheme.fit}
            </button>
          </div>
        )}
      </div>
      {!hasWebgl && <p className="quiet">{strings.scheme.no_webgl}</p>}
      <Legend parts={PARTS.filter((part) => graph.marks.some((mark) => mark.part === part))} />
      {graph.arrows.some(({ is_traced }) => is_traced) && (
        <p className="quiet">
          <span className="swatch swatch-traced" aria-hidden="true" /> {text.traced}
        </p>
      )}
    </figure>
  );
}
