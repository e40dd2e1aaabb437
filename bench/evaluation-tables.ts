/** The tables of an evaluation over several seeds, as Markdown: what is printed can be pasted into the docs. */
import type { CombinedMeasure, MeasureScope } from '@analytics/analyzers';

interface SummaryRow {
  readonly title: string;
  readonly measure: string;
  readonly digits?: number;
  readonly least?: number;
  readonly most?: number;
}

/** What is summed up over all schemes, with what an unseen world should show. */
const SUMMARY: readonly SummaryRow[] = [
  { title: 'recall at ≥ 50 % coverage', measure: 'recall_50', least: 0.9 },
  { title: 'recall at ≥ 80 % coverage', measure: 'recall_80', least: 0.8 },
  { title: 'right name', measure: 'right_name_ratio', least: 0.85 },
  { title: 'best Jaccard index', measure: 'mean_jaccard' },
  { title: 'innocent addresses suspected', measure: 'background_suspected_ratio', digits: 4, most: 0.01 },
  { title: 'victims suspected', measure: 'victim_suspected_ratio', digits: 3 },
  { title: 'alerts for each scheme found', measure: 'alerts_per_found', most: 1.5 },
  { title: 'alerts read for 50 % of the schemes, over schemes', measure: 'alerts_per_scheme_for_50' },
  { title: 'alerts read for 90 % of the schemes, over schemes', measure: 'alerts_per_scheme_for_90', most: 1.5 },
  { title: 'benign twins flagged', measure: 'twin_flagged_ratio', most: 0.1 },
];

const MIN_RECALL = { recall_50: 0.9, recall_80: 0.8, right_name_ratio: 0.85, stressed: 0.7 } as const;

/** Stress by which a typology's definition itself is broken, so that its recall is no finding. */
const EXEMPT: Readonly<Record<string, RegExp>> = {
  'no labels': /^(exposure_.*|nested_service)$/u,
  'delays ×10': /^(rapid_movement|.*temporal_burst.*|dormant_activation)$/u,
  'delays ×100': /^(rapid_movement|.*temporal_burst.*|dormant_activation)$/u,
  'amounts ×0.1': /^(structuring.*|smurfing.*|rapid_movement)$/u,
  'amounts ×10': /^(structuring.*|smurfing.*|rapid_movement)$/u,
};

type Lookup = (scope: MeasureScope, name: string, measure: string) => CombinedMeasure | undefined;

function lookupOf(measures: readonly CombinedMeasure[]): Lookup {
  return (scope, name, measure) =>
    measures.find((one) => one.scope === scope && one.name === name && one.measure === measure);
}

/** `0.93 ± 0.04`; – where undefined in every seed. */
function spread(found: CombinedMeasure | undefined, digits = 2): string {
  if (found === undefined || found.mean === null) return '–';
  const { mean, standard_deviation } = found;
  return standard_deviation === null
    ? mean.toFixed(digits)
    : `${mean.toFixed(digits)} ± ${standard_deviation.toFixed(digits)}`;
}

function markdown(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, header.map((_, at) => (at === 0 ? '---' : '---:')), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The target and whether it is reached; a number that is undefined in every seed misses it. */
function verdict(mean: number | null, { least, most }: Pick<SummaryRow, 'least' | 'most'>): [string, string] {
  if (least !== undefined) return [`≥ ${least}`, mean !== null && mean >= least ? 'reached' : 'missed'];
  if (most !== undefined) return [`≤ ${most}`, mean !== null && mean <= most ? 'reached' : 'missed'];
  return ['', ''];
}

function typologiesOf(measures: readonly CombinedMeasure[]): string[] {
  return measures
    .filter(({ scope, measure }) => scope === 'typology' && measure === 'instance_count')
    .map(({ name }) => name);
}

/** Per typology, mean ± standard deviation over the seeds, and the names that were given instead. */
export function evaluationTable(measures: readonly CombinedMeasure[]): string {
  const look = lookupOf(measures);
  const rows = typologiesOf(measures).map((name) => {
    const of = (measure: string): string => spread(look('typology', name, measure));
    const misses = (['recall_50', 'recall_80', 'right_name_ratio'] as const).filter((measure) => {
      const mean = look('typology', name, measure)?.mean ?? null;
      return mean !== null && mean < MIN_RECALL[measure];
    });
    const others = measures
      .filter((one) => one.scope === 'given_name' && one.name.startsWith(`${name} as `) && (one.mean ?? 0) > 0)
      .map((one) => [one.name.slice(`${name} as `.length), one.mean ?? 0] as const)
      .filter(([given]) => given !== name)
      .map(([given, times]) => `${given} ${times.toFixed(1)}`);
    return [
      misses.length > 0 ? `**${name}**` : name,
      look('typology', name, 'instance_count')?.mean?.toFixed(1) ?? '–',
      ...['recall_50', 'recall_80', 'mean_jaccard', 'right_name_ratio', 'alerts_per_found'].map(of),
      of('victim_suspected_ratio'),
      others.join(', '),
    ];
  });
  const flagged = measures
    .filter(({ scope, measure, mean }) => scope === 'twin' && measure === 'flagged_ratio' && (mean ?? 0) > 0)
    .map((one) => {
      const names = measures
        .filter((as) => as.scope === 'twin_flagged_as' && as.name.startsWith(`${one.name} as `))
        .map((as) => `${as.name.slice(`${one.name} as `.length)} ${(as.mean ?? 0).toFixed(1)}`);
      return [one.name, spread(one), names.join(', ')];
    });
  const header = [
    'planted (bold: below a target)',
    'a seed',
    'recall ≥ 50 %',
    'recall ≥ 80 %',
    'Jaccard',
    'right name',
    'alerts each',
    'victims suspected',
    'also named, a seed',
  ];
  return [
    markdown(header, rows),
    '',
    flagged.length === 0
      ? 'No benign twin was flagged.'
      : markdown(['benign twin', 'share flagged', 'as, a seed'], flagged),
  ].join('\n');
}

/** The numbers over all schemes with the targets beside; the two recalls also of the typology that fares worst. */
export function summaryTable(measures: readonly CombinedMeasure[]): string {
  const look = lookupOf(measures);
  const rows = SUMMARY.map((row) => {
    const found = look('overall', 'all', row.measure);
    return [row.title, spread(found, row.digits), ...verdict(found?.mean ?? null, row)];
  });
  const worst = (['recall_50', 'recall_80'] as const).map((measure) => {
    const of = typologiesOf(measures)
      .map((name) => ({ name, mean: look('typology', name, measure)?.mean ?? 0 }))
      .sort((a, b) => a.mean - b.mean)[0];
    const title = `lowest ${measure} of a typology (${of?.name ?? 'none'})`;
    return [title, of?.mean.toFixed(2) ?? '–', ...verdict(of?.mean ?? null, { least: MIN_RECALL[measure] })];
  });
  return markdown(['over all schemes', 'mean ± sd', 'target', ''], [...rows, ...worst]);
}

/**
 * Recall at 50 % by typology: the base, then each stress with its fall; bold below 0.7, in brackets where the stress
 * breaks the definition.
 */
export function stressTable(
  base: readonly CombinedMeasure[],
  stressed: readonly { readonly name: string; readonly measures: readonly CombinedMeasure[] }[],
): string {
  const cell = (stress: string, typology: string, before: number | null, after: number | null): string => {
    if (before === null || after === null) return '–';
    const text = `${after.toFixed(2)} (${after >= before ? '+' : '−'}${Math.abs(after - before).toFixed(2)})`;
    if (EXEMPT[stress]?.test(typology) === true) return `[${text}]`;
    return after < MIN_RECALL.stressed ? `**${text}**` : text;
  };
  const rowOf = (scope: MeasureScope, name: string, measure: string, title: string): string[] => {
    const before = lookupOf(base)(scope, name, measure)?.mean ?? null;
    const digits = measure === 'background_suspected_ratio' ? 4 : 2;
    return [
      title,
      before?.toFixed(digits) ?? '–',
      ...stressed.map(({ name: stress, measures }) => {
        const after = lookupOf(measures)(scope, name, measure)?.mean ?? null;
        return scope === 'typology' ? cell(stress, name, before, after) : (after?.toFixed(digits) ?? '–');
      }),
    ];
  };
  return markdown(
    ['recall ≥ 50 %', 'base', ...stressed.map(({ name }) => name)],
    [
      ...typologiesOf(base).map((name) => rowOf('typology', name, 'recall_50', name)),
      ...[
        ['recall_50', 'all schemes'],
        ['recall_80', 'all schemes, recall ≥ 80 %'],
        ['right_name_ratio', 'right name'],
        ['background_suspected_ratio', 'innocent addresses suspected'],
        ['twin_flagged_ratio', 'benign twins flagged'],
      ].map(([measure = '', title = '']) => rowOf('overall', 'all', measure, title)),
    ],
  );
}
