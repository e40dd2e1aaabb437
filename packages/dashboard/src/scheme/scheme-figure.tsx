/** The drawing of a scheme with its legend, its time slider and its exports. */
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { partNotLoaded } from '../api/problem-error.ts';
import { formatCount } from '../format/number.ts';
import { localTime, utcTime } from '../format/time.ts';
import { compactUsd } from '../format/usd.ts';
import { saveFile } from '../parts/save-file.ts';
import { Failure } from '../parts/states.tsx';
import { strings } from '../strings.ts';
import { ExpandNode } from './expand-node.tsx';
import { placesOf, type Layout } from './layout.ts';
import { withNeighbours, type Neighbourhood } from './neighbours.ts';
import { PART_COLORS, PARTS, type Part } from './part.ts';
import { schemeColors, useThemeName } from './scheme-colors.ts';
import { pngOf } from './png-of.ts';
import { schemeSvg } from './scheme-svg.ts';
import type { Cast } from './cast.ts';
import { schemeOf, type Transfer } from './scheme.ts';
import { useNeighbours } from './use-neighbours.ts';
import type { SchemeView } from './sigma-scheme.ts';

const text = strings.scheme;
const STEP_MS = 120;
/** However many transfers there are, and however long a step takes to draw. */
const LONGEST_PLAY_MS = 15_000;

interface SchemeFigureProps {
  readonly layout: Layout;
  readonly transfers: readonly Transfer[];
  /** Keep it stable (useMemo): the scheme is drawn anew when it changes. */
  readonly cast: Cast;
  readonly lit?: ReadonlySet<string> | undefined;
  /** Of exported files. */
  readonly name: string;
}

export function SchemeFigure({ layout, transfers, cast, lit, name }: SchemeFigureProps) {
  const place = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<SchemeView>();
  const [error, setError] = useState<unknown>();
  const theme = useThemeName();
  const [chosen, setChosen] = useState('');
  const [expanded, setExpanded] = useState<readonly string[]>([]);
  const neighbours = useNeighbours(expanded);
  const { scheme: own, places: ownPlaces } = useMemo(() => {
    const found = schemeOf(transfers, cast);
    return { scheme: found, places: placesOf(found, layout) };
  }, [transfers, cast, layout]);
  const { scheme, places } = useMemo(
    () => withNeighbours(own, ownPlaces, neighbours.drawn.filter(isNoHub)),
    [own, ownPlaces, neighbours.drawn],
  );
  const [shown, setShown] = useState(scheme.transfers.length);
  const [hasWebgl] = useState(() => document.createElement('canvas').getContext('webgl2') !== null);
  const until_ms = scheme.transfers[shown - 1]?.block_timestamp ?? 0;

  useEffect(() => {
    const element = place.current;
    if (element === null || !hasWebgl || theme === '') return;
    let isGone = false;
    let drawn: SchemeView | undefined;
    import('./sigma-scheme.ts').then(
      ({ drawScheme }) => {
        if (isGone) return;
        drawn = drawScheme(element, scheme, places, schemeColors(), setChosen);
        setView(drawn);
        element.dataset['drawn'] = 'true';
      },
      () => {
        if (!isGone) setError(partNotLoaded());
      },
    );
    return () => {
      isGone = true;
      drawn?.close();
      setView(undefined);
    };
  }, [scheme, places, theme, hasWebgl, error]);
  useEffect(() => {
    view?.light(lit);
  }, [view, lit]);
  useEffect(() => {
    view?.showUntil(until_ms);
  }, [view, until_ms]);

  const svg = (): string => schemeSvg(scheme, places, schemeColors(), { lit, until_ms });
  const moved_usd = scheme.transfers.slice(0, shown).reduce((sum, { amount_usd }) => sum + Number(amount_usd), 0);
  if (error !== undefined)
    return (
      <Failure
        error={error}
        onRetry={() => {
          setError(undefined);
        }}
      />
    );
  const label = text.label(scheme.nodes.length, scheme.flows.length, text.layouts[layout]);
  return (
    <figure>
      <div ref={place} className="scheme" role="img" aria-label={label}>
        {!hasWebgl && <img src={`data:image/svg+xml,${encodeURIComponent(svg())}`} alt="" />}
      </div>
      {!hasWebgl && <p className="quiet">{text.no_webgl}</p>}
      <TimeSlider
        count={scheme.transfers.length}
        shown={shown}
        onShow={setShown}
        at_ms={until_ms}
        summary={text.shown(formatCount(shown), formatCount(scheme.transfers.length), compactUsd(moved_usd))}
      />
      <ExpandNode
        scheme={scheme}
        chosen={chosen}
        onChoose={setChosen}
        expanded={expanded}
        onExpand={setExpanded}
        neighbours={neighbours}
      />
      <div className="row spread">
        <Legend />
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

function isNoHub({ address, nodes }: Neighbourhood): boolean {
  return nodes.every((node) => node.address !== address || !node.is_hub);
}

interface TimeSliderProps {
  readonly count: number;
  readonly shown: number;
  readonly onShow: (count: number) => void;
  readonly at_ms: number;
  readonly summary: string;
}

function TimeSlider({ count, shown, onShow, at_ms, summary }: TimeSliderProps) {
  const id = useId();
  const [began, setBegan] = useState<{ readonly shown: number; readonly at_ms: number }>();
  const isOver = shown >= count;
  useEffect(() => {
    if (began === undefined) return;
    const timer = setTimeout(() => {
      const rate = Math.max(1 / STEP_MS, count / LONGEST_PLAY_MS);
      const due = began.shown + Math.floor((performance.now() - began.at_ms) * rate);
      if (isOver) setBegan(undefined);
      else onShow(Math.min(count, Math.max(shown + 1, due)));
    }, STEP_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [began, isOver, shown, count, onShow]);
  return (
    <div>
      <div className="row">
        <button
          type="button"
          onClick={() => {
            if (began !== undefined) {
              setBegan(undefined);
              return;
            }
            const from = isOver ? 1 : shown;
            onShow(from);
            setBegan({ shown: from, at_ms: performance.now() });
          }}
        >
          {began === undefined ? text.play : text.pause}
        </button>
        <label htmlFor={id} className="quiet">
          {text.time}
        </label>
        <input
          id={id}
          type="range"
          min={1}
          max={Math.max(1, count)}
          value={shown}
          aria-valuetext={`${localTime(at_ms)}; ${summary}`}
          onChange={(event) => {
            setBegan(undefined);
            onShow(Number(event.target.value));
          }}
        />
      </div>
      <p className="quiet number">
        <time title={utcTime(at_ms)}>{localTime(at_ms)}</time> · {summary}
      </p>
    </div>
  );
}

function Legend() {
  return (
    <ul className="legend" aria-label={text.legend}>
      {PARTS.map((part) => (
        <li key={part}>
          <PartMark part={part} /> {text.kinds[part]}
        </li>
      ))}
      <li>{text.width}</li>
    </ul>
  );
}

/** The mark of a part, as in the drawing. */
export function PartMark({ part }: { readonly part: Part }) {
  const color = `var(${PART_COLORS[part]})`;
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className="mark">
      {part === 'suspect' && <circle cx="8" cy="8" r="6" fill={color} />}
      {part === 'service' && <rect x="2" y="2" width="12" height="12" fill={color} />}
      {(part === 'risk' || part === 'other') && (
        <circle cx="8" cy="8" r="5.8" fill="none" stroke={color} strokeWidth="2.4" />
      )}
      {part === 'risk' && <circle cx="8" cy="8" r="2.6" fill={color} />}
    </svg>
  );
}
