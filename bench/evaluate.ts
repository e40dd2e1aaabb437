/**
 * The evaluation: fresh worlds, the whole pipeline over each, and what its alerts tell of what was planted.
 *
 *   npm run evaluate                        five seeds drawn from the clock
 *   npm run evaluate -- --seeds 1,2,3       these seeds
 *   npm run evaluate -- --stress            each stress beside the base, over the same seeds
 *   … --transfers 50k --days 30 --planted 0.02 --twins 24
 *   npm run evaluate -- --foreign DIR       networks of other makers instead, as they lie in DIR
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  combineSeeds,
  measuresOf,
  type AlertQuality,
  type CombinedMeasure,
  type EntityQuality,
  type Evaluation,
  type Measure,
  type RoleQuality,
} from '@analytics/analyzers';
import { analytics } from './analytics-command.ts';
import { QUALITY_HEADER, evaluateForeign, qualityRow } from './foreign.ts';
import { roleTable } from './role-quality.ts';
import { evaluationTable, stressTable, summaryTable } from './evaluation-tables.ts';

const NETWORK = 'evaluation';
const SLICE = ['--network', NETWORK, '--processing-date', '2025-06-30'];

/** Every way in which a world is made harder, by its flags for `analytics simulate`. */
const STRESSES: Readonly<Record<string, readonly string[]>> = {
  'delays ×10': ['--stretch-delays', '10'],
  'delays ×100': ['--stretch-delays', '100'],
  'amounts ×0.1': ['--scale-amounts', '0.1'],
  'amounts ×10': ['--scale-amounts', '10'],
  'no labels': ['--no-labels'],
};

const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string' },
    count: { type: 'string', default: '5' },
    transfers: { type: 'string', default: '200k' },
    days: { type: 'string', default: '30' },
    planted: { type: 'string', default: '0.02' },
    twins: { type: 'string', default: '24' },
    stress: { type: 'boolean', default: false },
    foreign: { type: 'string' },
  },
});

/** Seeds of today: whole numbers that no test names. */
function freshSeeds(count: number): number[] {
  const first = Math.floor(Date.now() / 1000);
  return Array.from({ length: count }, (_, at) => first + at);
}

interface WorldFound {
  readonly measures: readonly Measure[];
  readonly roles: readonly RoleQuality[];
  readonly quality: AlertQuality;
}

/** Simulates, runs and evaluates one world in a directory of its own. */
function evaluateWorld(seed: number, flags: readonly string[]): WorldFound {
  const directory = mkdtempSync(join(tmpdir(), 'analytics-evaluate-'));
  const slice = [...SLICE, '--window-days', options.days, '--data-dir', join(directory, 'data')];
  const world = ['--transfers', options.transfers, '--days', options.days, '--planted', options.planted];
  if (options.twins !== '0') world.push('--twins', options.twins);
  try {
    analytics('simulate', '--network', NETWORK, '--seed', String(seed), ...world, ...flags, '--out', directory);
    const { seconds } = analytics('run', ...slice, '--source', `directory:${directory}`);
    const { answer } = analytics('evaluate', ...slice, '--truth', directory);
    const evaluation = answer['evaluation'] as Evaluation;
    const { entities, wrong_entities, all } = answer['entities'] as EntityQuality;
    console.log(
      `  seed ${seed}: ${evaluation.overall.instance_count} schemes, ${evaluation.alert_count} alerts, run in ${seconds.toFixed(0)} s`,
    );
    console.log(
      `    ${entities} entities, ${wrong_entities} of several owners; pairs: precision ${all.precision.toFixed(4)}, recall ${all.recall.toFixed(2)}`,
    );
    return {
      measures: measuresOf(evaluation),
      roles: answer['roles'] as RoleQuality[],
      quality: answer['quality'] as AlertQuality,
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function evaluateSeeds(title: string, seeds: readonly number[], flags: readonly string[]): WorldFound[] {
  console.log(`\n${title}`);
  return seeds.map((seed) => evaluateWorld(seed, flags));
}

function combined(worlds: readonly WorldFound[]): CombinedMeasure[] {
  return combineSeeds(worlds.map(({ measures }) => measures));
}

if (options.foreign !== undefined) {
  console.log(`npm run evaluate -- --foreign ${options.foreign}\n`);
  evaluateForeign(options.foreign);
  process.exit(0);
}
const seeds = options.seeds === undefined ? freshSeeds(Number(options.count)) : options.seeds.split(',').map(Number);
if (seeds.length === 0 || seeds.some((seed) => !Number.isSafeInteger(seed) || seed < 0)) {
  throw new Error(`Expected --seeds as whole numbers joined by commas, found ${String(options.seeds)}.`);
}
console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}`,
);
console.log(
  `npm run evaluate -- --seeds ${seeds.join(',')} --transfers ${options.transfers} --days ${options.days} --planted ${options.planted} --twins ${options.twins}${options.stress ? ' --stress' : ''}`,
);
const worlds = evaluateSeeds('Base', seeds, []);
const base = combined(worlds);
console.log(`\n${evaluationTable(base)}\n\n${summaryTable(base)}\n`);
console.log(QUALITY_HEADER);
worlds.forEach(({ quality }, at) => {
  console.log(qualityRow(`seed ${String(seeds[at])}`, quality));
});
console.log(`\nRoles by behaviour:\n\n${roleTable(worlds.map(({ roles }) => roles)).join('\n')}`);
if (options.stress) {
  const stressed = Object.entries(STRESSES).map(([name, flags]) => ({
    name,
    measures: combined(evaluateSeeds(name, seeds, flags)),
  }));
  console.log(`\n${stressTable(base, stressed)}`);
}
