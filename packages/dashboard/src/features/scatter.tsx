/**
 * Two features against each other; a range drawn over the plot, or entered, lists the addresses inside. All of it is
 * kept in the URL.
 */
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useSearchParams } from 'wouter';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { words } from '../format/words.ts';
import { PlotFigure, type PlotLibrary } from '../parts/plot-figure.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { useReplaceParams, type ParamChanges } from '../parts/set-params.ts';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { BrushedAddresses } from './brushed-addresses.tsx';
import type { NumericFeature } from './numeric-feature.ts';
import { BOUNDS, boundsOf, drawScatter, rangesOf, type Bound, type Ranges, type ScatterScale } from './scatter-plot.ts';

const text = strings.scatter;
const STANDARD = { x: 'total_in_usd', y: 'total_out_usd' } as const;

export function Scatter({ columns }: { readonly columns: readonly NumericFeature[] }) {
  const client = useClient();
  const slice = useSlice();
  const [params] = useSearchParams();
  const set = useReplaceParams();
  const chosen = (axis: 'x' | 'y'): NumericFeature =>
    columns.find((name) => name === params.get(axis)) ?? STANDARD[axis];
  const scaleOf = (axis: 'x' | 'y'): ScatterScale => (params.get(`${axis}_scale`) === 'linear' ? 'linear' : 'log');
  const [x, y, x_scale, y_scale] = [chosen('x'), chosen('y'), scaleOf('x'), scaleOf('y')];
  const { data, error, refetch } = useQuery({
    queryKey: ['scatter', slice, x, y],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/features/scatter', { params: { query: { ...slice, x, y } }, signal })),
  });
  const asked = params.toString();
  const points = data?.points;
  const draw = useCallback(
    (plot: PlotLibrary, width: number) =>
      drawScatter(plot, width, points ?? [], {
        x: { name: words(x), scale: x_scale },
        y: { name: words(y), scale: y_scale },
        ranges: rangesOf(new URLSearchParams(asked)),
        onBrush: (ranges) => {
          set(Object.fromEntries(BOUNDS.map((bound) => [bound, ranges[bound]?.toPrecision(6)])));
        },
      }),
    [points, x, y, x_scale, y_scale, asked, set],
  );
  const bounds = boundsOf(params);
  const ranges = rangesOf(params);
  const isTurned = ranges.x_min !== bounds.x_min || ranges.y_min !== bounds.y_min;
  const dropped = (points ?? []).filter(
    (point) => (x_scale === 'log' && point.x <= 0) || (y_scale === 'log' && point.y <= 0),
  ).length;
  return (
    <section className="card">
      <h2>{text.title}</h2>
      <div className="filters">
        {(['x', 'y'] as const).map((axis) => (
          <AxisFields
            key={axis}
            axis={axis}
            columns={columns}
            column={chosen(axis)}
            scale={scaleOf(axis)}
            bounds={bounds}
            onSet={set}
          />
        ))}
      </div>
      <div className="row spread">
        <p className="quiet">
          {text.hint} {isTurned && text.swapped}
        </p>
        <button
          type="button"
          disabled={Object.keys(ranges).length === 0}
          onClick={() => {
            set(Object.fromEntries(BOUNDS.map((bound) => [bound, undefined])));
          }}
        >
          {text.clear}
        </button>
      </div>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Loading what={text.what} />}
      {data !== undefined && (
        <>
          <ul className="legend">
            <li className="swatch-alert">◆ {text.with_alert}</li>
            <li className="swatch-quiet">● {text.without_alert}</li>
          </ul>
          <PlotFigure label={text.label(words(x), words(y), formatCount(data.points.length))} draw={draw} />
          <p className="quiet">
            {text.shown(formatCount(data.points.length - dropped), formatCount(data.address_count))}{' '}
            {dropped > 0 && text.dropped(formatCount(dropped))}
          </p>
        </>
      )}
      {Object.keys(ranges).length > 0 && (
        <BrushedAddresses key={JSON.stringify([x, y, ranges])} x={x} y={y} ranges={ranges} />
      )}
    </section>
  );
}

interface AxisFieldsProps {
  readonly axis: 'x' | 'y';
  readonly columns: readonly NumericFeature[];
  readonly column: NumericFeature;
  readonly scale: ScatterScale;
  readonly bounds: Ranges;
  readonly onSet: (changes: ParamChanges) => void;
}

function AxisFields({ axis, columns, column, scale, bounds, onSet }: AxisFieldsProps) {
  const [least, most] = [`${axis}_min`, `${axis}_max`] as const satisfies readonly Bound[];
  return (
    <>
      <label className="field">
        {text[axis]}
        <select
          value={column}
          onChange={(event) => {
            // Ranges of one feature mean nothing to another.
            onSet({ [axis]: event.target.value, [least]: undefined, [most]: undefined });
          }}
        >
          {columns.map((name) => (
            <option key={name} value={name}>
              {words(name)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {text[`${axis}_scale`]}
        <select
          value={scale}
          onChange={(event) => {
            onSet({ [`${axis}_scale`]: event.target.value });
          }}
        >
          <option value="log">{strings.features.log}</option>
          <option value="linear">{strings.features.linear}</option>
        </select>
      </label>
      {[least, most].map((bound) => (
        <label key={bound} className="field">
          {bound === least ? text.from(words(column)) : text.to(words(column))}
          <input
            type="number"
            step="any"
            value={bounds[bound] ?? ''}
            onChange={(event) => {
              onSet({ [bound]: event.target.value });
            }}
          />
        </label>
      ))}
    </>
  );
}
