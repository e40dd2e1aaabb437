/** features: exact columns in SQL, the others in worker threads; both halves joined under the address and staged. */
import {
  KernelPool,
  graphFeatures,
  joinColumns,
  noTracedRisk,
  nodeRanges,
  tracedRiskColumns,
  type FeatureInput,
  type GraphFeatures,
  type NumericColumn,
  type RiskExposureRange,
  type TracedRisk,
} from '@analytics/analyzers';
import { TRACE_DIRECTIONS } from '@analytics/domain';
import {
  fillExactFeatures,
  nodeParts,
  stageFeatures,
  totalVolumes,
  type NodePart,
  type WindowData,
} from '@analytics/storage';
import { releaseMemory } from '../release-memory.ts';
import type { RunContext, Step } from '../run-context.ts';
import type { NodeRange } from '../../compute/analysis-worker.ts';
import { RANGES, runInPool } from '../../compute/run-in-pool.ts';
import { hasTransfers } from './empty-window.ts';
import { scoreAndKeep } from './score-and-keep.ts';

type Columns = Readonly<Record<string, NumericColumn>>;

export const featuresStep: Step = {
  name: 'features',
  async execute(context) {
    const { opened, recorder } = context;
    const { database, window } = opened;
    if (!(await hasTransfers(context))) {
      await stageFeatures(database, window, recorder, []);
      return { row_count: 0, details: {} };
    }
    recorder.report(0, 'reading the window');
    const data = await recorder.timed('load window', opened.data);
    const nodeCount = data.addresses.length;
    const parts = nodeParts(nodeCount);
    await releaseMemory(database);
    recorder.report(0.1, 'counts, sums and histograms');
    await recorder.timed('exact columns', () => fillExact(context, parts));
    await releaseMemory(database);
    await computeAndKeep(context, data, parts);
    await releaseMemory(database);
    await recorder.timed('join halves', () => stageFeatures(database, window, recorder, parts));
    return { row_count: nodeCount, details: { addresses: nodeCount, transfers: data.transfers.length } };
  },
};

/** The kernels' half. Its columns, most of what a run holds, are gone when it returns. */
async function computeAndKeep(context: RunContext, data: WindowData, parts: readonly NodePart[]): Promise<void> {
  const { opened, recorder } = context;
  const { database, window } = opened;
  const input: FeatureInput = {
    window,
    transfers: data.transfers,
    index: await opened.index(),
    addresses: withoutText(data),
    total_volume_usd: await totalVolumes(database, window),
    settings: opened.settings.features,
  };
  // First: the walk holds more than its columns, and the others' columns stay.
  const risk = await recorder.timed('traced risk', () => tracedRisks(context, data));
  await releaseMemory(database);
  const own = await recorder.timed('address columns', () => addressColumns(context, input));
  await releaseMemory(database);
  const graph = await recorder.timed('graph columns', () => graphColumns(context, input));
  for (const notice of graph.notices) recorder.notify(notice);
  await releaseMemory(database);
  await scoreAndKeep(context, { ...own, ...graph.columns, ...risk }, parts);
}

/**
 * Without a risk label nothing is read and nothing traced. One thread after the other: each holds the window as moves,
 * which is more than the other columns take.
 */
async function tracedRisks({ opened, recorder }: RunContext, { addresses }: WindowData): Promise<Columns> {
  const { risk_category, length } = addresses;
  if (risk_category.every((category) => category === 0)) {
    return tracedRiskColumns(noTracedRisk(length), noTracedRisk(length));
  }
  const { input } = await opened.traceInput();
  const shared = { kind: 'trace', input, settings: opened.settings.trace } as const;
  const tasks = TRACE_DIRECTIONS.map((direction) => ({ name: 'risk', payload: { risk_category, direction } }));
  const [from_risk, to_risk] = (await runInPool({ threads: 1, signal: opened.signal }, shared, tasks)) as [
    TracedRisk,
    TracedRisk,
  ];
  for (const notice of [...from_risk.notices, ...to_risk.notices]) recorder.notify(notice);
  return tracedRiskColumns(from_risk, to_risk);
}

async function fillExact({ opened, recorder }: RunContext, parts: readonly NodePart[]): Promise<void> {
  const { database, window, network, settings } = opened;
  const { has_history } = await fillExactFeatures(database, window, network, settings.features, parts);
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

function rangesOf(input: FeatureInput): NodeRange[] {
  const bounds = nodeRanges(input.index, RANGES);
  return Array.from({ length: RANGES }, (_, part) => ({ first: bounds[part] ?? 0, last: bounds[part + 1] ?? 0 }));
}

/** Workers name addresses by node id; their text stays on this thread. */
function withoutText(data: WindowData): FeatureInput['addresses'] {
  const { length, is_service, risk_category } = data.addresses;
  return { length, is_service, risk_category };
}
