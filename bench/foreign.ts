/** Networks of other makers, each run and judged: what the alerts are worth where nobody here planted the schemes. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AlertQuality, RoleQuality } from '@analytics/analyzers';
import { analytics } from './analytics-command.ts';
import { foreignRoles, roleTable } from './role-quality.ts';

export interface ForeignNetwork {
  readonly name: string;
  /** The maker: the name before its number. */
  readonly source: string;
  readonly place: string;
  /** Flags that name its slice. */
  readonly slice: readonly string[];
}

/** Folders `NAME-NUMBER` with `NAME/DATE/DAYS/` in them, in the order of their names. */
export function foreignNetworks(root: string): ForeignNetwork[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const place = join(root, name);
      const source = name.replace(/-.*$/u, '');
      const [date = ''] = readdirSync(join(place, source));
      const [days = ''] = readdirSync(join(place, source, date));
      return { name, source, place, slice: ['--network', source, '--processing-date', date, '--window-days', days] };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const TITLES =
  'network | alerts | found ½ | found ⅘ | right name | true alerts | true of the first 50 | false alerts | alerts each found | look-alikes flagged | suspects right | guilty suspected | area under the curve | calibration error';

/** The first two lines of a table of what alerts are worth. */
export const QUALITY_HEADER = `| ${TITLES} |\n|---${'|---:'.repeat(TITLES.split('|').length - 1)}|`;

/** Runs the product with its defaults over each network and prints a row of Markdown for each. */
export function evaluateForeign(root: string): void {
  console.log(QUALITY_HEADER);
  const roles: (readonly RoleQuality[])[] = [];
  for (const network of foreignNetworks(root)) {
    const found = judged(network);
    roles.push(found.roles);
    console.log(qualityRow(network.name, found.quality));
  }
  console.log(`\nRoles by behaviour:\n\n${roleTable(roles).join('\n')}`);
}

function judged({ place, slice }: ForeignNetwork): { quality: AlertQuality; roles: RoleQuality[] } {
  const directory = mkdtempSync(join(tmpdir(), 'analytics-foreign-'));
  try {
    const site = [...slice, '--data-dir', join(directory, 'data')];
    analytics('run', ...site, '--source', `directory:${place}`);
    const quality = analytics('evaluate', ...site, '--truth', place).answer['quality'] as AlertQuality;
    return { quality, roles: foreignRoles(place, site) };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The row of one network. */
export function qualityRow(name: string, quality: AlertQuality): string {
  const { confidence } = quality;
  const [low, high] = confidence.calibration_error_interval ?? [null, null];
  const cells = [
    quality.found_half,
    quality.found_most,
    quality.rightly_named,
    quality.precision,
    quality.precision_first_50,
    quality.false_ratio,
    quality.alerts_per_found,
    quality.look_alike_flagged_ratio,
    quality.suspect_precision,
    quality.suspect_recall,
    confidence.area_under_curve,
  ].map(figure);
  const error = `${figure(confidence.calibration_error)} (${figure(low)}–${figure(high)})`;
  return `| ${[name, quality.alert_count, ...cells, error].join(' | ')} |`;
}

function figure(value: number | null): string {
  return value === null ? '–' : value.toFixed(2).replace(/^0\./u, '.');
}
