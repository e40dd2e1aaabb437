/** How features are distributed over the addresses of a slice. */
import { scatterPointSchema, type HistogramBin, type ScatterPoint, type Window } from '@analytics/domain';
import { z } from 'zod';
import type { Database } from '../engine/database.ts';
import type { NumericFeature } from './feature-names.ts';
import { floatText } from './list-orders.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { sliceParameters } from '../slices/slice.ts';
import { statement } from '../engine/statements.ts';

/** As in queries/features/distribution.sql. */
const LEVELS = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999] as const;

const factsSchema = z.object({
  address_count: z.coerce.number(),
  zero_count: z.coerce.number(),
  positive_count: z.coerce.number(),
  smallest: z.coerce.number(),
  largest: z.coerce.number(),
  smallest_positive: z.coerce.number(),
  quantiles: z.array(z.coerce.number()),
});
const binSchema = z.object({ bin: z.coerce.number(), address_count: z.coerce.number() });

export interface FeatureDistribution {
  readonly address_count: number;
  readonly zero_count: number;
  readonly min: number;
  readonly max: number;
  readonly quantiles: { level: number; value: number }[];
  /** Bins of equal width, or of equal ratio over the positive values; none where there is nothing to bin. */
  readonly bins: HistogramBin[];
}

export async function featureDistribution(
  database: Database,
  window: Window,
  column: NumericFeature,
  scale: 'linear' | 'log',
  bin_count: number,
): Promise<FeatureDistribution> {
  const slice = sliceParameters(window);
  const [found] = await parsedRows(database, factsSchema, statement('features/distribution', { column }), slice);
  const facts = factsSchema.parse(found);
  const is_log = scale === 'log';
  const isEmpty = is_log ? facts.positive_count === 0 : facts.address_count === 0;
  const low = is_log ? Math.log10(facts.smallest_positive) : facts.smallest;
  const highest = is_log ? Math.log10(facts.largest) : facts.largest;
  const high = highest > low ? highest : low + 1;
  const rows = isEmpty
    ? []
    : await parsedRows(database, binSchema, statement('features/histogram', { column }), {
        ...slice,
        is_log: is_log ? 1 : 0,
        low: floatText(low),
        high: floatText(high),
        bin_count,
      });
  const counts = new Map(rows.map((row) => [row.bin, row.address_count]));
  const edge = (at: number): number => {
    const position = low + ((high - low) * at) / bin_count;
    return is_log ? 10 ** position : position;
  };
  return {
    address_count: facts.address_count,
    zero_count: facts.zero_count,
    min: facts.address_count === 0 ? 0 : facts.smallest,
    max: facts.address_count === 0 ? 0 : facts.largest,
    quantiles: facts.address_count === 0 ? [] : LEVELS.map((level, at) => ({ level, value: facts.quantiles[at] ?? 0 })),
    bins: isEmpty
      ? []
      : Array.from({ length: bin_count }, (_, bin) => ({
          from: edge(bin),
          to: edge(bin + 1),
          address_count: counts.get(bin) ?? 0,
        })),
  };
}

export interface Ranges {
  readonly x_min?: number | undefined;
  readonly x_max?: number | undefined;
  readonly y_min?: number | undefined;
  readonly y_max?: number | undefined;
}

const countedPointSchema = scatterPointSchema.extend({ address_count: z.coerce.number() });

/** Addresses by two features within ranges: those with alerts first, then a sample that is the same every time. */
export async function featureScatter(
  database: Database,
  window: Window,
  x: NumericFeature,
  y: NumericFeature,
  ranges: Ranges,
  row_limit: number,
): Promise<{ points: ScatterPoint[]; address_count: number }> {
  const rows = await parsedRows(
    database,
    countedPointSchema,
    statement('features/scatter', { x_column: x, y_column: y }),
    {
      ...sliceParameters(window),
      x_min: floatText(ranges.x_min ?? -Infinity),
      x_max: floatText(ranges.x_max ?? Infinity),
      y_min: floatText(ranges.y_min ?? -Infinity),
      y_max: floatText(ranges.y_max ?? Infinity),
      row_limit,
    },
  );
  return { points: rows.map((row) => scatterPointSchema.parse(row)), address_count: rows[0]?.address_count ?? 0 };
}
