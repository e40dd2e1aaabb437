/** An evaluation as the tables that a person reads. */
import { grouped, counted } from '@analytics/domain';
import type { Evaluation, NameCount, TypologyResult } from '@analytics/analyzers';
import { alignedRows } from '../terminal/quantities.ts';

/** `0.93`, `–` where there is nothing to divide by. */
export function figure(value: number | null, digits = 2): string {
  return value === null ? '–' : value.toFixed(digits);
}

/** `0.42 %`. */
export function percentage(value: number | null): string {
  return value === null ? '–' : `${(value * 100).toFixed(2)} %`;
}

const HEADER = ['', 'planted', '≥ 50 %', '≥ 80 %', 'Jaccard', 'right name', 'alerts each', 'victims', 'also named'];

export function evaluationLines(evaluation: Evaluation): string[] {
  const { overall, typologies, twins, background, reading, alert_count } = evaluation;
  const flagged = twins.filter(({ flagged_count }) => flagged_count > 0);
  const twin_count = twins.reduce((sum, { instance_count }) => sum + instance_count, 0);
  return [
    `${counted(alert_count, 'alert')} against ${counted(overall.instance_count, 'planted scheme')} and ${counted(twin_count, 'benign twin')}.`,
    '',
    ...alignedRows([HEADER, ...typologies.map(typologyCells), typologyCells(overall)]),
    '',
    `Background: ${grouped(background.suspected_count)} of ${counted(background.address_count, 'address', 'addresses')} in no scheme are suspected (${percentage(background.suspected_ratio)}).`,
    ...reading.map(
      ({ seen_share, alerts_read, alerts_per_scheme }) =>
        `Reading: ${
          alerts_read === null
            ? `all alerts together show fewer than ${seen_share * 100} % of the schemes.`
            : `${counted(alerts_read, 'alert')} show ${seen_share * 100} % of the schemes, ${figure(alerts_per_scheme)} for each planted one.`
        }`,
    ),
    `Benign twins flagged: ${percentage(evaluation.twin_flagged_ratio)} of ${grouped(twin_count)}${flagged.length > 0 ? ':' : '.'}`,
    ...alignedRows(
      flagged.map((twin) => [
        `  ${twin.twin_type}`,
        `${twin.flagged_count} of ${twin.instance_count}`,
        `as ${namesOf(twin.flagged_as)}`,
      ]),
    ),
  ];
}

function typologyCells(row: TypologyResult): (string | number)[] {
  const others = row.given_names.filter(({ typology_type }) => typology_type !== row.typology_type);
  return [
    row.typology_type,
    row.instance_count,
    figure(row.recall_50),
    figure(row.recall_80),
    figure(row.mean_jaccard),
    figure(row.right_name_ratio),
    figure(row.alerts_per_found),
    figure(row.victim_suspected_ratio),
    row.typology_type === 'all' ? '' : namesOf(others),
  ];
}

function namesOf(names: readonly NameCount[]): string {
  return names.map(({ typology_type, count: times }) => `${typology_type} ${times}`).join(', ');
}
