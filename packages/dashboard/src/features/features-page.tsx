/** How a feature is distributed over the addresses of the slice. */
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useSearchParams } from 'wouter';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCompact, formatCount, formatMeasure, formatShare, wholeTick } from '../format/number.ts';
import { words } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { Fact } from '../parts/fact.tsx';
import { FailedPage } from '../parts/failed-page.tsx';
import { PlotFigure, type PlotLibrary } from '../parts/plot-figure.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { useReplaceParams } from '../parts/set-params.ts';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { markOf, type Mark } from './mark.ts';
import { Scatter } from './scatter.tsx';
import { isNumericFeature, type NumericFeature } from './numeric-feature.ts';

const text = strings.features;
const FIRST = 'total_volume_usd';

export function FeaturesPage() {
  const client = useClient();
  const [params] = useSearchParams();
  const set = useReplaceParams();
  const columns = useQuery({
    queryKey: ['feature columns'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/features/columns', { signal })),
  });
  if (columns.error !== null)
    return <FailedPage name={text.title} error={columns.error} onRetry={() => void columns.refetch()} />;
  if (columns.data === undefined) return <Loading what={text.what} />;
  const numeric = columns.data.columns.filter(isNumericFeature);
  const column = numeric.find(({ name }) => name === (params.get('feature') ?? FIRST)) ?? numeric[0];
  const scale = params.get('scale') === 'linear' ? 'linear' : 'log';
  return (
    <>
      <h1>{text.title}</h1>
      <search className="filters">
        <label className="field">
          {text.feature}
          <select
            value={column?.name ?? ''}
            onChange={(event) => {
              // The value of one feature means nothing on the scale of another.
              set({ feature: event.target.value, marked: undefined, at: undefined });
            }}
          >
            {numeric.map(({ name }) => (
              <option key={name} value={name}>
                {words(name)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          {text.scale}
          <select
            value={scale}
            onChange={(event) => {
              set({ scale: event.target.value });
            }}
          >
            <option value="log">{text.log}</option>
            <option value="linear">{text.linear}</option>
          </select>
        </label>
      </search>
      {column !== undefined && (
        <section className="card">
          <h2>{words(column.name)}</h2>
          <p className="quiet">{column.definition}</p>
          <Distribution column={column.name} scale={scale} mark={markOf(params)} />
        </section>
      )}
      <Scatter columns={numeric.map(({ name }) => name)} />
    </>
  );
}

interface DistributionProps {
  readonly column: NumericFeature;
  readonly scale: 'log' | 'linear';
  /** Where one address stands. */
  readonly mark: Mark | undefined;
}

function Distribution({ column, scale, mark }: DistributionProps) {
  const client = useClient();
  const slice = useSlice();
  const { data, error, refetch } = useQuery({
    queryKey: ['distribution', slice, column, scale],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/features/distribution', { params: { query: { ...slice, column, scale } }, signal })),
  });
  const bins = data?.bins;
  const at = mark === undefined || (scale === 'log' && mark.value <= 0) ? undefined : mark.value;
  const draw = useCallback(
    (plot: PlotLibrary, width: number) =>
      plot.plot({
        width,
        height: 320,
        marginLeft: 60,
        marginBottom: 45,
        className: 'figure',
        x: { type: scale, label: words(column), tickFormat: formatCompact },
        y: { label: text.addresses, grid: true, tickFormat: wholeTick },
        marks: [
          plot.rectY(bins ?? [], { x1: 'from', x2: 'to', y: 'address_count', className: 'bars', inset: 0.5 }),
          plot.ruleY([0]),
          plot.ruleX(at === undefined ? [] : [at], { className: 'here' }),
        ],
      }),
    [bins, column, scale, at],
  );
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what={text.what} />;
  return (
    <>
      <PlotFigure label={text.label(words(column), formatCount(data.address_count))} draw={draw} />
      {mark !== undefined && (
        <p className="row">
          <AddressName address={mark.address} copyable={false} />
          {(at === undefined ? text.not_marked : text.marked)(formatMeasure(mark.value))}
        </p>
      )}
      <dl className="facts across">
        <Fact name={text.addresses}>{formatCount(data.address_count)}</Fact>
        <Fact name={text.zero}>{formatCount(data.zero_count)}</Fact>
        <div>
          <dt>{text.min}</dt>
          <dd title={String(data.min)}>{formatMeasure(data.min)}</dd>
        </div>
        <div>
          <dt>{text.max}</dt>
          <dd title={String(data.max)}>{formatMeasure(data.max)}</dd>
        </div>
        {data.quantiles.map(({ level, value }) => (
          <div key={level}>
            <dt>{text.quantile(formatShare(level))}</dt>
            <dd title={String(value)}>{formatMeasure(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
