/** What the decisions of a network's own analysts teach its next run. */
import {
  DECIDED_TERM,
  TERM_NAMES,
  TERM_WEIGHTS,
  learnFromDecisions,
  type DecidedAlert,
  type Learned,
} from '@analytics/analyzers';
import { confidenceScoreSchema, counted, type Learning } from '@analytics/domain';
import { decidedAlerts, learningResets, type Database, type DecidedAlertRow } from '@analytics/storage';
import type { OpenWindow } from './open-window.ts';

/** What was learnt, with what counts and since when, for people and programs. */
export async function learningOf(database: Database): Promise<Learning> {
  const { learned, unknown_count } = await learnedOfNetwork(database);
  const terms = TERM_NAMES.map((name) => {
    const weight = TERM_WEIGHTS[name];
    return { name, weight, learnt_weight: weight + (learned?.shifts[name] ?? 0) };
  });
  return {
    true_count: learned?.true_count ?? 0,
    false_count: learned?.false_count ?? 0,
    unknown_count,
    names: [...(learned?.names ?? [])],
    terms,
    resets: await learningResets(database),
  };
}

interface LearnedOfNetwork {
  /** undefined where no decision counts. */
  readonly learned: Learned | undefined;
  /** Alerts that were decided on before their evidence was kept: they teach nothing until they are decided on again. */
  readonly unknown_count: number;
}

/** Reads every decision that counts. O(decided alerts). */
async function learnedOfNetwork(database: Database): Promise<LearnedOfNetwork> {
  const rows = await decidedAlerts(database);
  const known = rows.filter(({ seen_confidence }) => seen_confidence !== '');
  return { learned: learnFromDecisions(known.map(decidedAlert)), unknown_count: rows.length - known.length };
}

/** What the next run adds to its evidence; undefined where no decision counts or the settings forbid it. Notifies of it. */
export async function learnedOf({ database, settings, listener }: OpenWindow): Promise<Learned | undefined> {
  if (!settings.alerts.learn_from_decisions) return undefined;
  const { learned } = await learnedOfNetwork(database);
  if (learned === undefined) return undefined;
  const { true_count, false_count } = learned;
  const count = true_count + false_count;
  const message = `Confidence is moved by ${counted(count, 'decision')} about alerts of this network: ${true_count} right, ${false_count} false.`;
  listener.notify({ code: 'LEARNED_FROM_DECISIONS', message, count });
  return learned;
}

function decidedAlert(row: DecidedAlertRow): DecidedAlert {
  const { prior_bits = 0, terms } = confidenceScoreSchema.parse(JSON.parse(row.seen_confidence));
  // What decisions taught by then is no evidence of the alert.
  const own = terms.filter(({ name }) => name !== DECIDED_TERM);
  return {
    typology_type: row.typology_type,
    bits: own.reduce((sum, { value, weight }) => sum + value * weight, prior_bits),
    values: Object.fromEntries(own.map(({ name, value }) => [name, value])),
    is_true: row.status === 'true_positive',
  };
}
