/**
 * The way out of the kernels' columns: part by part of the nodes they get their anomaly scores and leave for the engine.
 * The exact columns, which the scores read too, are never held whole.
 */
import {
  ANOMALY_COLUMNS,
  anomalySample,
  fillAnomalySample,
  growAnomalyForests,
  joinColumns,
  type AnomalyForests,
  type AnomalyInput,
  type NumericColumn,
} from '@analytics/analyzers';
import { FEATURE_COLUMNS } from '@analytics/domain';
import {
  clearKernelFeatures,
  exactFeatureNumbers,
  keepKernelFeatures,
  nodeParts,
  type ColumnSource,
  type NodePart,
} from '@analytics/storage';
import type { NodeRange } from '../../compute/analysis-worker.ts';
import { RANGES, runInPool } from '../../compute/run-in-pool.ts';
import type { OpenWindow } from '../../window/open-window.ts';
import type { RunContext } from '../run-context.ts';

type Columns = Readonly<Record<string, NumericColumn>>;

const KERNEL_COLUMNS = FEATURE_COLUMNS.filter(({ origin }) => origin === 'kernel');
/** Columns whose value is two words. */
const DECIMALS = new Set<string>(
  KERNEL_COLUMNS.filter(({ type }) => type === 'Decimal128(18)').map(({ name }) => name),
);

/** `kernel` are whole columns in node order. Replaces what an earlier attempt kept. */
export async function scoreAndKeep(
  { opened, recorder }: RunContext,
  kernel: Columns,
  parts: readonly NodePart[],
): Promise<void> {
  const { database, window, settings } = opened;
  await clearKernelFeatures(database, window);
  recorder.report(0.8, 'anomaly scores');
  const forests = await recorder.timed('anomaly scores', async () => {
    const nodeCount = parts.at(-1)?.end_node ?? 0;
    const sample = anomalySample(nodeCount, settings.features);
    for (const part of parts)
      fillAnomalySample(sample, await anomalyInput(opened, kernel, part), part.first_node, part.end_node);
    return growAnomalyForests(sample, nodeCount, settings.features);
  });
  for (const part of parts) {
    const scores = await recorder.timed('anomaly scores', () => scoresOf(opened, forests, kernel, part));
    await recorder.timed('write columns', () =>
      keepKernelFeatures(database, window, part, columnSources({ ...partOf(kernel, part), ...scores })),
    );
    recorder.report(0.8 + (0.15 * part.end_node) / (parts.at(-1)?.end_node ?? 1), 'anomaly scores, writing');
  }
}

async function scoresOf(
  opened: OpenWindow,
  forests: AnomalyForests,
  kernel: Columns,
  part: NodePart,
): Promise<Columns> {
  const columns = inSharedMemory(await anomalyInput(opened, kernel, part));
  const nodeCount = part.end_node - part.first_node;
  const tasks = nodeParts(nodeCount, Math.ceil(nodeCount / RANGES)).map(({ first_node, end_node }) => ({
    name: 'anomaly',
    payload: { first: first_node, last: end_node } satisfies NodeRange,
  }));
  return joinColumns((await runInPool(opened, { kind: 'anomaly', forests, columns, nodeCount }, tasks)) as Columns[]);
}

/** The columns that the scores read, of a part's nodes. */
async function anomalyInput({ database, window }: OpenWindow, kernel: Columns, part: NodePart): Promise<AnomalyInput> {
  const names = ANOMALY_COLUMNS.global_anomaly_score;
  const exactNames = names.filter((name) => kernel[name] === undefined);
  const exact = await exactFeatureNumbers(database, window, exactNames, part);
  const ofPart = partOf(kernel, part);
  const columns = names.map((name) => {
    const column = exact[name] ?? ofPart[name];
    if (column === undefined)
      throw new RangeError(`Expected the column ${name}, which the anomaly scores read, found none.`);
    return [name, column] as const;
  });
  return Object.fromEntries(columns) as AnomalyInput;
}

/** Views of the part's entries. */
function partOf(columns: Columns, { first_node, end_node }: NodePart): Columns {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => {
      const width = DECIMALS.has(name) ? 2 : 1;
      return [name, column.subarray(width * first_node, width * end_node)];
    }),
  );
}

/** As threads take them. */
function inSharedMemory(columns: AnomalyInput): AnomalyInput {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, sharedCopy(column)]),
  ) as unknown as AnomalyInput;
}

function sharedCopy(column: NumericColumn): NumericColumn {
  if (column.buffer instanceof SharedArrayBuffer) return column;
  const shared = new SharedArrayBuffer(column.byteLength);
  new Uint8Array(shared).set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return new (column.constructor as new (buffer: SharedArrayBuffer) => NumericColumn)(shared);
}

function columnSources(columns: Columns): Record<string, ColumnSource> {
  return Object.fromEntries(
    KERNEL_COLUMNS.map(({ name }) => {
      const values = columns[name];
      if (values === undefined) throw new RangeError(`Expected the kernel column ${name}, found none.`);
      return [name, DECIMALS.has(name) ? { words: values as BigUint64Array } : { values }];
    }),
  );
}
