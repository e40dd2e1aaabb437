/**
 * What a network learns from the decisions about its own alerts: some are decided by the truth, the rest is judged anew.
 *
 *   npm run evaluate:decisions -- --foreign ../shared/foreign     every network there
 *   … --names town-11,town-12 --decided 30 --orders 5
 */
import { parseArgs } from 'node:util';
import {
  alertSettingsSchema,
  areaUnderCurve,
  evidenceOfTerms,
  learnFromDecisions,
  probabilityOf,
  withDecisions,
  type Evidence,
} from '@analytics/analyzers';
import { seededRandom } from '@analytics/graph';
import { foreignNetworks, type ForeignNetwork } from './foreign.ts';
import { inDirectory, knownAlerts, truthOf, type KnownAlert } from './known-alerts.ts';

const { values: options } = parseArgs({
  options: {
    foreign: { type: 'string', default: '../shared/foreign' },
    names: { type: 'string' },
    decided: { type: 'string', default: '30' },
    orders: { type: 'string', default: '5' },
  },
});

const { min_confidence } = alertSettingsSchema.parse({});

interface JudgedAlert extends KnownAlert {
  readonly evidence: Evidence;
  readonly prior_bits: number;
  readonly is_true: boolean;
}

interface Outcome {
  readonly rest: number;
  readonly precision_before: number;
  readonly left: number;
  readonly precision_after: number;
  readonly true_lost: number;
  readonly area_before: number;
  readonly area_after: number;
}

function alertsOf({ place, slice }: ForeignNetwork): JudgedAlert[] {
  const isTrue = truthOf(place);
  return inDirectory((directory) => knownAlerts(directory, slice, place, {})).map((alert) => ({
    ...alert,
    evidence: evidenceOfTerms(alert.confidence.terms as Evidence['terms']),
    prior_bits: alert.confidence.prior_bits ?? 0,
    is_true: isTrue(alert.addresses),
  }));
}

/** Decides the first alerts of an order and judges the others by what that taught. */
function outcomeOf(alerts: readonly JudgedAlert[], decided: number): Outcome {
  const rest = alerts.slice(decided);
  const learned = learnFromDecisions(
    alerts.slice(0, decided).map(({ typology_type, evidence, prior_bits, is_true }) => ({
      typology_type,
      bits: prior_bits + evidence.bits,
      values: Object.fromEntries(evidence.terms.map(({ name, value }) => [name, value])),
      is_true,
    })),
  );
  const before = rest.map(({ evidence, prior_bits }) => prior_bits + evidence.bits);
  const after = rest.map(
    ({ typology_type, evidence, prior_bits }) => prior_bits + withDecisions(evidence, typology_type, learned).bits,
  );
  const isTrue = rest.map(({ is_true }) => is_true);
  const left = rest.filter((_, at) => probabilityOf(after[at]!) >= min_confidence);
  const precision = (some: readonly JudgedAlert[]): number =>
    some.filter(({ is_true }) => is_true).length / some.length;
  return {
    rest: rest.length,
    precision_before: precision(rest),
    left: left.length,
    precision_after: precision(left),
    true_lost: rest.filter((one) => one.is_true && !left.includes(one)).length,
    area_before: areaUnderCurve(before, isTrue),
    area_after: areaUnderCurve(after, isTrue),
  };
}

const decided = Number(options.decided);
const wanted = options.names?.split(',');
console.log(
  '| network | alerts | decided | others | true of them | still raised | true of these | true ones lost | area under the curve before | after |',
);
console.log('|---|---|---|---|---|---|---|---|---|---|');
for (const network of foreignNetworks(options.foreign)) {
  if (wanted !== undefined && !wanted.includes(network.name)) continue;
  const alerts = alertsOf(network);
  const seeds = Array.from({ length: Number(options.orders) }, (_, at) => at + 1);
  const outcomes = seeds.map((seed) => outcomeOf(seededRandom(seed).shuffle([...alerts]), decided));
  const mean = (of: (one: Outcome) => number): number =>
    outcomes.reduce((sum, one) => sum + of(one), 0) / outcomes.length;
  const cells = [
    mean((one) => one.rest).toFixed(0),
    mean((one) => one.precision_before).toFixed(3),
    mean((one) => one.left).toFixed(1),
    mean((one) => one.precision_after).toFixed(3),
    mean((one) => one.true_lost).toFixed(1),
    mean((one) => one.area_before).toFixed(3),
    mean((one) => one.area_after).toFixed(3),
  ];
  console.log(`| ${[network.name, alerts.length, decided, ...cells].join(' | ')} |`);
}
