/** features: exact columns in SQL, the others in worker threads; both halves joined under the address and staged. */
import {
  ANOMALY_COLUMNS,
  KernelPool,
  graphFeatures,
  growAnomalyForests,
  indexTransfers,
  joinColumns,
  nodeRanges,
  type AnomalyInput,
  type FeatureInput,
  type GraphFeatures,
  type NumericColumn,
  type RiskExposureRange,
} from '@analytics/analyzers';
import { FEATURE_COLUMNS } from '@analytics/domain';
import {
  exactFeatureNumbers,
  fillExactFeatures,
  stageFeatures,
  totalVolumes,
  writeKernelFeatures,
  type ColumnSource,
  type WindowData,
} from '@analytics/storage';
import type { RunContext, Step } from '../run-context.ts';
import type { NodeRange } from '../../compute/analysis-worker.ts';
import { runInPool } from '../../compute/run-in-pool.ts';
import type { OpenWindow } from '../../window/open-window.ts';
import { hasTransfers } from './empty-window.ts';

type Columns = Readonly<Record<string, NumericColumn>>;

/** More ranges than threads, so that no thread waits long for the last; their number does not change a byte. */
const RANGES = 16;

export const featuresStep: Step = {
  name: 'features',
  async execute(context) {
    const { opened, recorder } = context;
    const { database, window } = opened;
    if (!(await hasTransfers(context))) {
      await stageFeatures(database, window, recorder.run_id, recorder.version);
      return { row_count: 0, details: {} };
    }
    recorder.report(0, 'reading the window');
    const data = await recorder.timed('load window', opened.data);
    const nodeCount = data.addresses.length;
    recorder.report(0.1, 'counts, sums and histograms');
    await recorder.timed('exact columns', () => fillExact(context));
    const input: FeatureInput = {
      window,
      transfers: data.transfers,
      index: indexTransfers(data.transfers, nodeCount),
      addresses: withoutText(data),
      total_volume_usd: await totalVolumes(database, window),
      settings: opened.settings.features,
    };
    const own = await recorder.timed('address columns', () => addressColumns(context, input));
    const graph = await recorder.timed('graph columns', () => graphColumns(context, input));
    for (const notice of graph.notices) recorder.notify(notice);
    const kernel: Columns = { ...own, ...graph.columns };
    recorder.report(0.8, 'anomaly scores');
    const anomaly = await recorder.timed('anomaly scores', () => anomalyColumns(opened, kernel, nodeCount));
    recorder.report(0.9, 'writing');
    await recorder.timed('write columns', () =>
      writeKernelFeatures(database, window, kernelSources({ ...kernel, ...anomaly }), nodeCount),
    );
    await recorder.timed('join halves', () => stageFeatures(database, window, recorder.run_id, recorder.version));
    return { row_count: nodeCount, details: { addresses: nodeCount, transfers: data.transfers.length } };
  },
};

async function fillExact({ opened, recorder }: RunContext): Promise<void> {
  const { database, window, network, settings } = opened;
  const { has_history } = await fillExactFeatures(database, window, network, settings.features);
  if (!has_history) {
    const message =
      'Nothing older than the window is loaded: no address is known to be new, and dormancy is seen inside the window only.';
    recorder.notify({ code: 'NO_HISTORY', message, count: 1 });
  }
}

async function addressColumns({ opened, recorder }: RunContext, input: FeatureInput): Promise<Columns> {
  const ranges = rangesOf(input);
  const tasks = [
    { name: 'exposure range', payload: undefined },
    { name: 'exposure', payload: undefined },
    ...ranges.map((payload) => ({ name: 'address', payload })),
    ...ranges.map((payload) => ({ name: 'holding', payload })),
  ];
  const [range, exposure, ...parts] = await runInPool(opened, { kind: 'features', input }, tasks, (_, doneCount) => {
    recorder.report(0.3 + (0.15 * doneCount) / tasks.length, 'amounts, times, counterparties, holding, exposure');
  });
  const { columns, notices } = range as RiskExposureRange;
  for (const notice of notices) recorder.notify(notice);
  return {
    ...columns,
    ...(exposure as Columns),
    ...joinColumns(parts.slice(0, ranges.length) as Columns[]),
    ...joinColumns(parts.slice(ranges.length) as Columns[]),
  };
}

async function graphColumns({ opened, recorder }: RunContext, input: FeatureInput): Promise<GraphFeatures> {
  recorder.report(0.45, 'centrality, communities, neighbourhoods');
  const pool = await KernelPool.open({ threads: opened.threads });
  try {
    return await graphFeatures(input, pool, { signal: opened.signal });
  } finally {
    await pool.close();
  }
}

async function anomalyColumns(opened: OpenWindow, kernel: Columns, nodeCount: number): Promise<Columns> {
  const { database, window, settings } = opened;
  const kernelNames = new Set(Object.keys(kernel));
  const exactNames = ANOMALY_COLUMNS.global_anomaly_score.filter((name) => !kernelNames.has(name));
  const exact = await exactFeatureNumbers(database, window, exactNames);
  const columns = Object.fromEntries(
    ANOMALY_COLUMNS.global_anomaly_score.map((name) => [name, exact[name] ?? inSharedMemory(kernel[name])]),
  ) as AnomalyInput;
  const forests = growAnomalyForests(columns, nodeCount, settings.features);
  const size = Math.ceil(nodeCount / RANGES);
  const tasks = Array.from({ length: Math.ceil(nodeCount / size) }, (_, part) => ({
    name: 'anomaly',
    payload: { first: part * size, last: Math.min(nodeCount, (part + 1) * size) } satisfies NodeRange,
  }));
  return joinColumns((await runInPool(opened, { kind: 'anomaly', forests, columns, nodeCount }, tasks)) as Columns[]);
}

function rangesOf(input: FeatureInput): NodeRange[] {
  const bounds = nodeRanges(input.index, RANGES);
  return Array.from({ length: RANGES }, (_, part) => ({ first: bounds[part] ?? 0, last: bounds[part + 1] ?? 0 }));
}

/** Workers name addresses by node id; their text stays on this thread. */
function withoutText(data: WindowData): FeatureInput['addresses'] {
  const { length, is_service, risk_category } = data.addresses;
  return { length, is_service, risk_category };
}

function inSharedMemory(column: NumericColumn | undefined): NumericColumn {
  if (column === undefined)
    throw new RangeError('Expected every column that the anomaly scores read, found one missing.');
  if (column.buffer instanceof SharedArrayBuffer) return column;
  const shared = new SharedArrayBuffer(column.byteLength);
  new Uint8Array(shared).set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return new (column.constructor as new (buffer: SharedArrayBuffer) => NumericColumn)(shared);
}

function kernelSources(columns: Columns): Record<string, ColumnSource> {
  return Object.fromEntries(
    FEATURE_COLUMNS.filter(({ origin }) => origin === 'kernel').map(({ name, type }) => {
      const values = columns[name];
      if (values === undefined) throw new RangeError(`Expected the kernel column ${name}, found none.`);
      return [name, type === 'Decimal128(18)' ? { words: values as BigUint64Array } : { values }];
    }),
  );
}
