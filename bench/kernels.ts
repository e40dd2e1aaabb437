import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { KernelPool, seededRandom, toUndirected } from '@analytics/graph';
import { kernelCases, type KernelCase } from './kernels-cases.ts';
import { BENCH_DIRECTORY, build, readReference, type ReferenceName } from './kernels-graphs.ts';
import { peerTimes } from './kernels-peer.ts';

/**
 * Times each graph kernel on the reference graphs, checks its answer and puts graphology's time beside it, in one run.
 * `npm run build && npx tsx bench/kernels.ts [S1|S2 …]`; exits 1 if an answer is wrong.
 */

export interface KernelRow {
  readonly graph: ReferenceName;
  readonly kernel: string;
  /** Median of `runs`, after one to warm up; on two worker threads, building the graph excluded. */
  readonly seconds: number;
  readonly runs: number;
  readonly target_seconds: number | undefined;
  readonly target_reached: boolean | undefined;
  readonly answer: string;
  readonly correct: boolean;
  readonly peer_seconds: number | undefined;
  readonly peer_note: string;
  /** How many times as long graphology takes. */
  readonly ratio: number | undefined;
}

export function machine(): string {
  const [cpu] = cpus();
  return `${cpu?.model.trim() ?? 'unknown cpu'}, ${cpus().length} cores, node ${process.version}`;
}

/** Runs the benchmark; graphs that are absent give no rows. */
export async function benchKernels(names: readonly ReferenceName[] = ['S1', 'S2']): Promise<readonly KernelRow[]> {
  const rows: KernelRow[] = [];
  const pool = await KernelPool.open({ threads: 2 });
  try {
    for (const name of names) {
      const columns = readReference(name);
      if (columns === undefined) continue;
      const random = seededRandom(1);
      const peer = peerTimes(columns, () => random.float());
      const graph = build(columns);
      for (const kernelCase of kernelCases(name, pool, graph, toUndirected(graph), peer)) {
        rows.push(await measure(name, kernelCase));
      }
    }
  } finally {
    await pool.close();
  }
  return rows;
}

async function measure(graph: ReferenceName, kernelCase: KernelCase): Promise<KernelRow> {
  const { kernel, run, check, runs, target_seconds, peer_seconds, peer_note } = kernelCase;
  const { answer, correct } = check((await run()) as never);
  const times: number[] = [];
  for (let round = 0; round < runs; round += 1) {
    const start = performance.now();
    await run();
    times.push((performance.now() - start) / 1000);
  }
  times.sort((a, b) => a - b);
  const seconds = times[Math.floor(runs / 2)]!;
  return {
    graph,
    kernel,
    seconds,
    runs,
    target_seconds,
    target_reached: target_seconds === undefined ? undefined : seconds <= target_seconds,
    answer,
    correct,
    peer_seconds,
    peer_note,
    ratio: peer_seconds === undefined ? undefined : peer_seconds / seconds,
  };
}

/** The rows as a Markdown table. */
export function kernelTable(rows: readonly KernelRow[]): string {
  const cells = rows.map((row) => [
    row.graph,
    row.kernel,
    row.seconds.toFixed(3),
    row.target_seconds === undefined
      ? ''
      : `${row.target_seconds} ${row.target_reached === true ? 'reached' : 'MISSED'}`,
    row.peer_seconds === undefined ? row.peer_note : `${row.peer_seconds.toFixed(3)} (${row.peer_note})`,
    row.ratio === undefined ? '' : `${row.ratio.toFixed(1)}×`,
    `${row.correct ? '' : 'WRONG: '}${row.answer}`,
  ]);
  const head = ['graph', 'kernel', 'seconds', 'target', 'graphology, seconds', 'ratio', 'answer'];
  return [head, head.map(() => '---'), ...cells].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2).filter((name): name is ReferenceName => name === 'S1' || name === 'S2');
  const rows = await benchKernels(asked.length > 0 ? asked : undefined);
  console.log(`${machine()}\n\n${kernelTable(rows)}`);
  if (rows.length === 0) console.error(`Expected reference graphs in ${BENCH_DIRECTORY}; set ANALYTICS_SHARED_DIR.`);
  if (rows.length === 0 || rows.some(({ correct }) => !correct)) process.exitCode = 1;
}
