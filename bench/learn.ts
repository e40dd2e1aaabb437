/**
 * Learns the weights of the scorecard from networks whose truth is known, and says how well each source is judged by
 * weights that the others teach.
 *
 *   npm run learn -- --foreign ../shared/foreign            prints the table and what would change
 *   npm run learn -- --foreign ../shared/foreign --write    writes packages/analyzers/src/evidence/weights.ts too
 *   … --seeds 101,102,103                                   simulated worlds that are a source beside them
 *   … --ablate                                              also what each term is worth; runs make shuffled copies then
 *
 * Sources are the folders of the foreign directory by the name before their number, and the simulator. Every scheme of
 * every network is a candidate: runs hold nothing back and make no shuffled copies, but with --ablate.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  TERM_WEIGHTS,
  TERM_NAMES,
  alertSettingsSchema,
  areaUnderCurve,
  fitWeights,
  memberKindOf,
  type KnownCandidate,
  type TermName,
  type TermWeights,
} from '@analytics/analyzers';
import { readParquetTexts } from '@analytics/storage';
import { NOT_JUDGED } from '@analytics/domain';
import { ablationTable, type JudgedCandidate } from './ablation.ts';
import { analytics } from './analytics-command.ts';
import { foreignNetworks, type ForeignNetwork } from './foreign.ts';
import { inDirectory, judgedBy, knownAlerts, truthOf, type IsTrue } from './known-alerts.ts';

const { values: options } = parseArgs({
  options: {
    foreign: { type: 'string' },
    seeds: { type: 'string', default: '101,102,103' },
    write: { type: 'boolean', default: false },
    ablate: { type: 'boolean', default: false },
  },
});

/** How strongly weights are drawn to what reason gives them: with less, weights fit one source and hurt another. */
const PENALTY = 30;
const EVERYTHING = {
  ...(options.ablate ? {} : { detection: { copies: 0 } }),
  alerts: { max_chance_ratio: 1, min_confidence: 0 },
};

interface Network {
  readonly name: string;
  readonly source: string;
  readonly candidates: readonly JudgedCandidate[];
}

function candidatesOf(directory: string, slice: readonly string[], input: string, isTrue: IsTrue): JudgedCandidate[] {
  return knownAlerts(directory, slice, input, EVERYTHING).map(({ confidence, addresses }) => ({
    bits: Object.fromEntries(confidence.terms.map(({ name, value }) => [name, value])) as Record<TermName, number>,
    is_true: isTrue(addresses),
    prior_bits: confidence.prior_bits ?? 0,
    chance_ratio: confidence.chance?.chance_ratio ?? NOT_JUDGED,
  }));
}

function learntNetwork({ name, source, place, slice }: ForeignNetwork): Network {
  return {
    name,
    source,
    candidates: inDirectory((directory) => candidatesOf(directory, slice, place, truthOf(place))),
  };
}

async function simulatedNetwork(seed: string): Promise<Network> {
  const directory = mkdtempSync(join(tmpdir(), 'analytics-learn-'));
  try {
    const slice = ['--network', 'sim', '--processing-date', '2026-03-01', '--window-days', '30'];
    analytics('simulate', ...slice, '--days', '30', '--transfers', '60k', '--seed', seed, '--out', directory);
    const names = ['address', 'role', 'pattern_type', 'pattern_instance_id'] as const;
    const rows = await readParquetTexts(join(directory, 'sim/2026-03-01/30/ground_truth.parquet'), names);
    const members = rows.map((row) => ({
      ...row,
      role: memberKindOf(row.pattern_type, row.role) === 'own' ? row.role : 'benign',
    }));
    return {
      name: `simulator ${seed}`,
      source: 'simulator',
      candidates: candidatesOf(directory, slice, directory, judgedBy(members)),
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function scoresOf(candidates: readonly KnownCandidate[], weights: TermWeights): number[] {
  return candidates.map(({ bits }) => TERM_NAMES.reduce((sum, name) => sum + bits[name] * weights[name], 0));
}

function sourcesOf(networks: readonly Network[]): Map<string, JudgedCandidate[]> {
  const sources = new Map<string, JudgedCandidate[]>();
  for (const { source, candidates } of networks) sources.set(source, [...(sources.get(source) ?? []), ...candidates]);
  return sources;
}

function weightsFile(weights: TermWeights, sources: readonly string[]): string {
  const lines = TERM_NAMES.map((name) => `  ${name}: ${weights[name]},`);
  return `/**
 * The weights of the scorecard. Written by \`npm run learn -- --write\` from: ${sources.join(', ')}.
 * A weight of 0.5 is what reason gives a term that no source taught.
 */
import type { TermWeights } from './scorecard.ts';

export const TERM_WEIGHTS: TermWeights = {
${lines.join('\n')}
};
`;
}

const networks: Network[] = [];
for (const seed of options.seeds.split(',').filter((seed) => seed !== '')) networks.push(await simulatedNetwork(seed));
if (options.foreign !== undefined) {
  for (const network of foreignNetworks(options.foreign)) networks.push(learntNetwork(network));
}
const sources = sourcesOf(networks);
console.log('| network | candidates | true | area under the curve, weights of the other sources | weights of 0.5 |');
console.log('|---|---|---|---|---|');
for (const { name, source, candidates } of networks) {
  const others = [...sources].filter(([other]) => other !== source).map(([, theirs]) => theirs);
  const isTrue = candidates.map(({ is_true }) => is_true);
  const areas = [fitWeights(others, PENALTY), fitWeights([], PENALTY)].map((weights) =>
    areaUnderCurve(scoresOf(candidates, weights), isTrue).toFixed(3),
  );
  console.log(`| ${name} | ${candidates.length} | ${isTrue.filter(Boolean).length} | ${areas.join(' | ')} |`);
}
const weights = fitWeights([...sources.values()], PENALTY);
console.log('\n| term | weight now | learnt |\n|---|---|---|');
for (const name of TERM_NAMES) console.log(`| ${name} | ${TERM_WEIGHTS[name]} | ${weights[name]} |`);
if (options.ablate) {
  console.log(
    '\nArea under the curve and calibration error over all candidates, and how many of those raised are true:\n',
  );
  console.log(ablationTable(sources, TERM_WEIGHTS, alertSettingsSchema.parse({})).join('\n'));
}
if (options.write) {
  const place = new URL('../packages/analyzers/src/evidence/weights.ts', import.meta.url);
  writeFileSync(
    place,
    weightsFile(
      weights,
      networks.map(({ name }) => name),
    ),
  );
  console.log('\nWrote packages/analyzers/src/evidence/weights.ts.');
}
