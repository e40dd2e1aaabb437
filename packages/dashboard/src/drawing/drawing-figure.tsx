/** The drawing of a scheme with its legend, its time slider and its exports. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Drawing } from '@analytics/domain';
import { formatCount } from '../format/number.ts';
import { compactWorth } from '../format/usd.ts';
import { saveFile } from '../parts/save-file.ts';
import { Failure } from '../parts/states.tsx';
import { useModule } from '../parts/use-module.ts';
import { strings } from '../strings.ts';
import { DrawingCard, type Pointed } from './drawing-card.tsx';
import { foldFans } from './fold-fans.ts';
import type { Participants } from './participants.ts';
import { ExpandNode } from './expand-node.tsx';
import { placesOf } from './layout.ts';
import { Legend } from './legend.tsx';
import { PARTS } from './part.ts';
import { withNeighbours } from './neighbours.ts';
import { drawingColors, useThemeName } from './drawing-colors.ts';
import { pngOf } from './png-of.ts';
import { drawingSvg } from './drawing-svg.ts';
import { flowGraphOf, type Transfer } from './flow-graph.ts';
import type { DrawingView } from './sigma-drawing.ts';
import { TimeSlider } from './time-slider.tsx';
import { useNeighbours, type Expansion } from './use-neighbours.ts';

const text = strings.scheme;
const NONE: ReadonlySet<string> = new Set();

interface DrawingFigureProps {
  readonly drawing: Drawing;
  readonly transfers: readonly Transfer[];
  /** Keep it stable (useMemo): the scheme is drawn anew when it changes. */
  readonly participants: Participants;
  readonly lit?: ReadonlySet<string> | undefined;
  /** Of exported files. */
  readonly name: string;
}

export function DrawingFigure({ drawing, transfers, participants, lit, name }: DrawingFigureProps) {
  const place = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<DrawingView>();
  const theme = useThemeName();
  const [chosen, setChosen] = useState('');
  const [expanded, setExpanded] = useState<readonly Expansion[]>([]);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(NONE);
  const [pointed, setPointed] = useState<Pointed>();
  const neighbours = useNeighbours(expanded);
  const { scheme: own, places: ownPlaces } = useMemo(() => {
    const found = foldFans(flowGraphOf(transfers, participants), unfolded);
    return { scheme: found, places: placesOf(found, drawing) };
  }, [transfers, participants, drawing, unfolded]);
  const { scheme, places } = useMemo(
    () => withNeighbours(own, ownPlaces, neighbours.drawn),
    [own, ownPlaces, neighbours.drawn],
  );
  const [shown, setShown] = useState(scheme.transfers.length);
  const [hasWebgl] = useState(() => document.createElement('canvas').getContext('webgl2') !== null);
  const { module: sigma, error, retry } = useModule('drawing', () => import('./sigma-drawing.ts'), hasWebgl);
  const until_ms = scheme.transfers[shown - 1]?.block_timestamp ?? 0;

  useEffect(() => {
    const element = place.current;
    if (element === null || sigma === undefined || theme === '') return;
    const drawn = sigma.drawGraph(element, scheme, places, drawingColors(), {
      onChoose: setChosen,
      onPoint: setPointed,
    });
    setView(drawn);
    element.dataset['drawn'] = 'true';
    return () => {
      drawn.close();
      setView(undefined);
    };
  }, [scheme, places, theme, sigma]);
  useEffect(() => {
    view?.light(lit);
  }, [view, lit]);
  useEffect(() => {
    view?.show(shown);
  }, [view, shown]);

  const svg = (): string => drawingSvg(scheme, places, drawingColors(), { lit, shown_count: shown });
  const moved_usd = scheme.transfers.slice(0, shown).reduce((sum, { amount_usd }) => sum + Number(amount_usd), 0);
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  const label = text.label(scheme.nodes.length, scheme.flows.length, text.drawings[drawing]);
  return (
    <figure>
      <div className="drawn">
        <div ref={place} className="scheme" role="img" aria-label={label}>
          {!hasWebgl && <img src={`data:image/svg+xml,${encodeURIComponent(svg())}`} alt="" />}
        </div>
        <DrawingCard scheme={scheme} pointed={pointed ?? (chosen === '' ? undefined : { node: chosen })} />
      </div>
      {!hasWebgl && <p className="quiet">{text.no_webgl}</p>}
      <TimeSlider
        count={scheme.transfers.length}
        shown={shown}
        onShow={setShown}
        at_ms={until_ms}
        moved_usd={moved_usd}
        summary={text.shown(formatCount(shown), formatCount(scheme.transfers.length), compactWorth(moved_usd))}
      />
      <ExpandNode
        scheme={scheme}
        chosen={chosen}
        onChoose={setChosen}
        expanded={expanded}
        onExpand={setExpanded}
        onUnfold={(name) => {
          setUnfolded(new Set([...unfolded, name]));
        }}
        onFold={
          unfolded.size === 0
            ? undefined
            : () => {
                setUnfolded(NONE);
              }
        }
        neighbours={neighbours}
      />
      <div className="row spread">
        <Legend parts={PARTS.filter((part) => scheme.nodes.some((node) => node.part === part))} />
        <div className="row" role="group" aria-label={text.toolbar}>
          {hasWebgl && (
            <>
              <button type="button" onClick={() => view?.zoom('in')}>
                {text.zoom_in}
              </button>
              <button type="button" onClick={() => view?.zoom('out')}>
                {text.zoom_out}
              </button>
              <button type="button" onClick={() => view?.zoom('fit')}>
                {text.fit}
              </button>
            </>
          )}
          <button
            type="button"
            onClick={async () => {
              saveFile(`${name}.png`, 'image/png', await pngOf(svg()));
            }}
          >
            {text.png}
          </button>
          <button
            type="button"
            onClick={() => {
              saveFile(`${name}.svg`, 'image/svg+xml', svg());
            }}
          >
            {text.svg}
          </button>
        </div>
      </div>
    </figure>
  );
}
