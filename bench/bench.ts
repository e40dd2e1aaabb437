/**
 * The benchmark: whole runs over simulated networks of growing size, each in a process of its own, and every kernel on
 * the reference graphs.
 *
 *   npm run bench                      10 k, 100 k and 1 M transfers, then the kernels
 *   npm run bench -- runs 10k 100k     some sizes only (10m when asked)
 *   npm run bench -- kernels           the kernels only
 *   npm run bench -- exposure          the exposure range over 1 M transfers
 *   npm run bench -- traces 1m         traces of twenty thefts among 1 M transfers (100k unless a size is given)
 */
import { formatNumber } from '@analytics/domain';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parquetMetadataAsync, asyncBufferFromFile } from 'hyparquet';
import { analytics } from './analytics-command.ts';
import { benchExposure } from './exposure.ts';
import { benchTraces } from './traces.ts';
import { benchKernels, kernelTable } from './kernels.ts';

const STANDARD_SIZES = ['10k', '100k', '1m'];
const TARGET_1M = { seconds: 40, rss_bytes: 3e9, growth_from_100k: 12 };
/** Typologies, alerts and cases, against all that a run of 1 M does without them. */
const TARGET_SCHEMES_SHARE = 0.25;

interface StepReport {
  readonly step: string;
  readonly duration_seconds: number;
  readonly row_count: number;
  readonly peak_rss_bytes: number;
  readonly parts: Readonly<Record<string, number>>;
}

interface RunFigures {
  readonly size: string;
  readonly transfers: number;
  readonly addresses: number;
  readonly patterns: number;
  readonly seconds: number;
  readonly peak_rss_bytes: number;
  readonly steps: readonly StepReport[];
}

async function benchRun(size: string): Promise<RunFigures> {
  const directory = mkdtempSync(join(tmpdir(), 'analytics-bench-'));
  const slice = ['--network', 'bench', '--processing-date', '2025-06-30', '--window-days', '30'];
  const place = ['--data-dir', join(directory, 'data')];
  try {
    analytics('simulate', '--transfers', size, '--seed', '7', '--days', '30', '--network', 'bench', '--out', directory);
    const { answer, seconds } = analytics('run', ...slice, ...place, '--source', `directory:${directory}`);
    const steps = answer['steps'] as StepReport[];
    const exported = join(directory, 'features.parquet');
    analytics('export', 'features', ...slice, ...place, '--out', exported);
    const features = Number((await parquetMetadataAsync(await asyncBufferFromFile(exported))).num_rows);
    const rows = (step: string): number => steps.find((one) => one.step === step)?.row_count ?? Number.NaN;
    if (features !== rows('features'))
      throw new Error(`${size}: ${rows('features')} features were computed, ${features} exported`);
    const counts = answer['patterns'] as { pattern_count: number }[];
    const patterns = counts.reduce((sum, { pattern_count }) => sum + pattern_count, 0);
    if (patterns !== rows('patterns'))
      throw new Error(`${size}: ${rows('patterns')} patterns were found, ${patterns} published`);
    // What the audit reads back holds the cases too, which no step counts as rows of its own.
    const told = features + patterns + rows('typologies') + rows('alerts');
    if (!(rows('audit') >= told)) throw new Error(`${size}: the audit read ${rows('audit')} rows back, not ${told}`);
    return {
      size,
      transfers: rows('ingest'),
      addresses: features,
      patterns,
      seconds,
      peak_rss_bytes: Math.max(...steps.map((step) => step.peak_rss_bytes)),
      steps,
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function schemesShare(run: RunFigures): number {
  const seconds = run.steps
    .filter(({ step }) => step === 'typologies' || step === 'alerts')
    .reduce((sum, { duration_seconds }) => sum + duration_seconds, 0);
  return seconds / (run.seconds - seconds);
}

function sayRun(run: RunFigures, before: RunFigures | undefined): void {
  const rate = formatNumber(Math.round(run.transfers / run.seconds));
  console.log(
    `\n${run.size}: ${formatNumber(run.transfers)} transfers, ${formatNumber(run.addresses)} addresses, ${formatNumber(run.patterns)} patterns`,
  );
  console.log(
    `  whole run ${run.seconds.toFixed(1)} s, process start included · ${rate} transfers/s · peak ${Math.round(run.peak_rss_bytes / 1e6)} MB`,
  );
  for (const step of run.steps) {
    const parts = Object.entries(step.parts).map(([name, seconds]) => `${name} ${seconds.toFixed(1)}`);
    console.log(
      `  ${step.step.padEnd(11)}${step.duration_seconds.toFixed(2).padStart(7)} s ${String(Math.round(step.peak_rss_bytes / 1e6)).padStart(6)} MB${parts.length > 0 ? `  (${parts.join(', ')})` : ''}`,
    );
  }
  if (before !== undefined) {
    console.log(
      `  growth from ${before.size}: ${(run.transfers / before.transfers).toFixed(1)}× the transfers, ${(run.seconds / before.seconds).toFixed(1)}× the time`,
    );
  }
  if (run.size === '1m') {
    const growth = before === undefined ? Number.NaN : run.seconds / before.seconds;
    const verdict = (reached: boolean): string => (reached ? 'reached' : 'MISSED');
    console.log(
      `  target ≤ ${TARGET_1M.seconds} s: ${verdict(run.seconds <= TARGET_1M.seconds)} · ≤ ${TARGET_1M.rss_bytes / 1e9} GB: ${verdict(run.peak_rss_bytes <= TARGET_1M.rss_bytes)} · ≤ ${TARGET_1M.growth_from_100k}× the time of 100 k: ${before === undefined ? 'not measured' : verdict(growth <= TARGET_1M.growth_from_100k)}`,
    );
    const share = schemesShare(run);
    console.log(
      `  typologies and alerts add ${(100 * share).toFixed(0)} % to the rest (target ≤ ${100 * TARGET_SCHEMES_SHARE} %): ${verdict(share <= TARGET_SCHEMES_SHARE)}`,
    );
  }
}

const [what = 'all', ...sizes] = process.argv.slice(2);
console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}`,
);
if (what === 'all' || what === 'runs') {
  let before: RunFigures | undefined;
  for (const size of sizes.length > 0 ? sizes : STANDARD_SIZES) {
    const run = await benchRun(size);
    sayRun(run, before);
    before = run;
  }
}
if (what === 'all' || what === 'exposure') console.log(`\n${benchExposure(1_000_000).join('\n')}`);
if (what === 'all' || what === 'traces') console.log(`\n${(await benchTraces(sizes[0] ?? '100k')).join('\n')}`);
if (what === 'all' || what === 'kernels') {
  const rows = await benchKernels();
  console.log(`\n${rows.length === 0 ? 'No reference graphs found: set ANALYTICS_SHARED_DIR.' : kernelTable(rows)}`);
  if (rows.some(({ correct }) => !correct)) process.exitCode = 1;
}
