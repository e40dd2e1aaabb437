/**
 * Writes the documentation pages and the code that have a source elsewhere. Continuous integration runs it and fails
 * where a page differs.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import {
  DEFAULT_TRUST_LEVEL,
  ERROR_CATALOGUE,
  FATF_CATEGORIES,
  FEATURE_COLUMNS,
  LABEL_CATEGORIES,
  NOTICE_CATALOGUE,
  CASE_ACTIONS,
  CASE_STATUSES,
  PROOF_GRADES,
  ROLES,
  SEVERITIES,
  TRUST_LEVELS,
  environmentSchema,
  explainSettings,
  filingSettingsSchema,
  notificationSettingsSchema,
  type SettingExplanation,
} from '@analytics/domain';
import { ANOMALY_COLUMNS, CHAPTERS, ROLES_NOT_OWN, analysisSettingsSchema } from '@analytics/analyzers';
import openapiTS, { astToString } from 'openapi-typescript';
import { openApiDocument } from '@analytics/api';
import { CODE_VERSION } from '../packages/cli/src/code-version.ts';
import { commandsPage } from './commands-page.ts';
import { generateQueryRows, inEmptySchema } from './generate-query-rows.ts';
import { cell } from './table-cell.ts';
import { rolesPage, type Document } from './roles-page.ts';
import { tablesPage } from './tables-page.ts';
import { writeChanged } from './write-changed.ts';

const root = new URL('../', import.meta.url);
const HEADER = '<!-- Written by `npm run generate`; edit the source it names instead. -->\n';

function write(path: string, source: string, body: string): void {
  writeChanged(new URL(path, root), `${HEADER}<!-- Source: ${source} -->\n\n${body.trimEnd()}\n`);
}

function errorsPage(): string {
  const rows = Object.entries(ERROR_CATALOGUE).map(
    ([code, error]) =>
      `| \`${code}\` | ${cell(error.title)} | ${error.exit_code} | ${error.http_status} | ${error.retryable ? 'yes' : 'no'} | ${cell(error.remedy)} |`,
  );
  return [
    '# Errors',
    '',
    'For whoever met a code: what it means and what to do.',
    '',
    'Every failure has a stable code. On the command line it is printed with one sentence (what was expected, what was found) and what to do;',
    'under `--json` as `{"ok": false, "error": {"code", "message", "remedy"}}`. The exit code tells the kind of failure.',
    '',
    '| code | what it means | exit code | HTTP status | worth retrying | what to do |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    'Exit code 0 is success. `ANALYTICS_DEBUG=1` adds the stack.',
  ].join('\n');
}

function featuresPage(): string {
  const rows = FEATURE_COLUMNS.map(
    (column) =>
      `| \`${column.name}\` | ${cell(column.type)} | ${column.group} | ${column.origin} | ${cell(column.definition)} |`,
  );
  const anomaly = Object.entries(ANOMALY_COLUMNS).map(
    ([score, names]) => `- \`${score}\` (${names.length} columns): ${names.map((name) => `\`${name}\``).join(', ')}`,
  );
  return [
    '# Features',
    '',
    'For analysts and data scientists: every column of the features, defined.',
    '',
    'One row per address active in the window, in `analyzers_features`. The window is the `window_days` before 00:00 UTC of `processing_date`.',
    'A transfer counts for both of its ends; transfers from an address to itself take part in nothing. Amounts are USD of single transfers unless',
    'the column says otherwise; entropies are in bits; ratios lie in [0, 1]; an undefined value is 0. `sql` columns are exact in any order of their',
    'inputs and come from the engine; `kernel` columns are computed in a fixed order by the analyzers: both give the same bytes on any number of threads.',
    '',
    '| column | type | group | made by | definition |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    '## What the anomaly scores read',
    '',
    ...anomaly,
  ].join('\n');
}

function vocabularyPage(): string {
  return [
    '# Vocabulary',
    '',
    'For whoever reads results: every closed list of words in them.',
    '',
    'The closed lists of words that results are written in. Each stands once in the code, and this page is generated from it. Words of our own are',
    'explained in [glossary.md](glossary.md), errors in [errors.md](errors.md).',
    '',
    `Severities, the mildest first: ${SEVERITIES.join(', ')}. Grades of proof, the weakest first: ${PROOF_GRADES.map((grade) => `\`${grade}\``).join(', ')}:`,
    'the transfers exist; they also run in order; the money is also conserved on the way.',
    '',
    `Where the work on a case stands: ${CASE_STATUSES.map((status) => `\`${status}\``).join(', ')}.`,
    '',
    '## What people do with cases',
    '',
    '| action | what happened |',
    '|---|---|',
    ...Object.entries(CASE_ACTIONS).map(([action, meaning]) => `| \`${action}\` | ${meaning} |`),
    '',
    '## Roles',
    '',
    'Suspects run the scheme. Service runners are suspects that behave as services do. Services and bystanders are never suspected.',
    '',
    '| role | kind | meaning |',
    '|---|---|---|',
    ...Object.entries(ROLES).map(
      ([role, { kind, meaning }]) => `| \`${role}\` | ${kind.replace('_', ' ')} | ${cell(meaning)} |`,
    ),
    '',
    '## Notices',
    '',
    'What a run could not or did not do, or assumed. A run shows its notices, with the numbers, and keeps them in `analyzers_runs` and the audit.',
    '',
    '| code | what it means | what to do | a limitation of every alert |',
    '|---|---|---|---|',
    ...Object.entries(NOTICE_CATALOGUE).map(
      ([code, notice]) =>
        `| \`${code}\` | ${cell(notice.title)} | ${cell(notice.remedy)} | ${notice.limits_alerts ? 'yes' : 'no'} |`,
    ),
  ].join('\n');
}

function labelWordsPage(): string {
  return [
    '# Words of labels',
    '',
    'For whoever has a list of labels: what its words mean here.',
    '',
    'The `address_type` and `address_subtype` of a label may be any of these words, in upper or lower case, in the plural, with spaces, hyphens or underscores.',
    'Of several words in one text (`Phish / Hack`) a risk wins. A word that means nothing here is named in a notice, with the nearest known ones. A risk starts',
    'exposure at any trust level; a service ends a path where its label has a level of `labels.service_trust_levels` and its category is one of',
    '`labels.service_types`. How labels are loaded, changed and removed stands in [labels.md](labels.md).',
    '',
    `Trust levels, the least believed first: ${TRUST_LEVELS.map((level) => `\`${level}\``).join(', ')}. A label that says none is \`${DEFAULT_TRUST_LEVEL}\`.`,
    '',
    '| category | kind | meaning | words |',
    '|---|---|---|---|',
    ...Object.entries(LABEL_CATEGORIES).map(
      ([category, { kind, meaning, words }]) =>
        `| \`${category}\` | ${kind} | ${cell(meaning)} | ${cell(words.filter((word) => word !== '').join(', '))} |`,
    ),
  ].join('\n');
}

/** Settings that are alike in all but their name share a row. */
function settingRows(settings: readonly SettingExplanation[]): string[] {
  const paths = new Map<string, string[]>();
  for (const { path, default: standard, unit, range, reason } of settings) {
    const rest = [standard === '' ? '' : `\`${standard}\``, unit, range, reason].map(cell).join(' | ');
    paths.set(rest, [...(paths.get(rest) ?? []), path]);
  }
  return Array.from(paths, ([rest, names]) => `| ${names.map((name) => `\`${name}\``).join(', ')} | ${rest} |`);
}

function configurationPage(): string {
  return [
    '# Configuration',
    '',
    'For whoever runs it: every setting and variable, with unit, range, default and reason.',
    '',
    'Settings are one JSON file, given with `--config FILE`. What it leaves out keeps its default; an unknown key, a value out of range and a',
    'contradiction are refused with their place. `networks.<name>` holds overrides for one network:',
    '',
    '```json',
    '{ "structural": { "threshold": { "min_transfers": 6 } }, "networks": { "torus": { "features": { "dormancy_min_days": 30 } } } }',
    '```',
    '',
    'Parameters of typologies can also be saved for a network while the service runs (the dashboard, or `POST /api/v1/typologies/parameters` with a key of',
    'scope `admin`). They are kept in the network’s database with who saved them and why. Every run of the network, by task, schedule or command, reads them when it',
    'starts: they lie over the settings file, its part for the network included, and under what a task’s own `config` asks for. What is published stays as it is',
    'until its slice is run again. Saving `null` gives a parameter back to the file.',
    '',
    'The resolved settings are kept with each run, and their hash names the run. `analytics config --explain` prints this page.',
    '',
    '## Settings',
    '',
    '| setting | default | unit | range | why |',
    '|---|---|---|---|---|',
    ...settingRows(explainSettings(analysisSettingsSchema)),
    '',
    '## Notifications',
    '',
    'A JSON file of its own, which `ANALYTICS_NOTIFICATIONS` names: it holds hosts and secrets and changes no result. [operations.md](operations.md) has an example.',
    '',
    '| setting | default | unit | range | why |',
    '|---|---|---|---|---|',
    ...settingRows(explainSettings(notificationSettingsSchema)),
    '',
    '## Filing',
    '',
    'A JSON file of its own, which `ANALYTICS_FILING` names: it names people and changes no result. [filing.md](filing.md) has an example.',
    '',
    '| setting | default | unit | range | why |',
    '|---|---|---|---|---|',
    ...settingRows(explainSettings(filingSettingsSchema)),
    '',
    '## Environment variables',
    '',
    'A `.env` in the working directory is read; variables that are already set win. `.env.example` lists them.',
    '',
    '| variable | default | why |',
    '|---|---|---|',
    ...explainSettings(environmentSchema).map(
      (variable) =>
        `| \`${variable.path}\` | ${variable.default === '' ? '' : `\`${variable.default}\``} | ${cell(variable.reason)} |`,
    ),
  ].join('\n');
}

function environmentExample(): string {
  const lines = explainSettings(environmentSchema).flatMap((variable) => {
    const value = variable.default === '' ? '' : String(JSON.parse(variable.default));
    const commented = value === '' || /^(INGESTION_)?CLICKHOUSE_/u.test(variable.path) ? '# ' : '';
    return [`# ${variable.reason}`, `${commented}${variable.path}=${value}`, ''];
  });
  return [
    '# Copy to .env in the directory that you run "analytics" in. Servers are commented out: without them the embedded engine is used.',
    '',
    ...lines,
  ].join('\n');
}

/** The READMEs of the chapters below a folder, one heading deeper, in the order of their names. */
function chaptersOf(folder: string): string[] {
  const directory = new URL(`packages/analyzers/src/${folder}/`, root);
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => readdirSync(new URL(`${name}/`, directory)).includes('README.md'))
    .sort()
    .map((name) =>
      readFileSync(new URL(`${name}/README.md`, directory), 'utf8')
        .trimEnd()
        .replace(/^#/gmu, '##'),
    );
}

function patternsPage(): string {
  return [
    '# Patterns',
    '',
    'For analysts: what each detector finds, how it is proven and what looks like it.',
    '',
    'A pattern is a structural fact found in the transfers, kept with the ids of the transfers that prove it. It proves no crime. Each detector is a',
    'chapter of the code, and this page is those chapters. Common columns are explained in [tables.md](tables.md), settings in [configuration.md](configuration.md).',
    '',
    ...chaptersOf('structural').flatMap((part) => [part, '']),
  ].join('\n');
}

function typologiesPage(): string {
  const rows = CHAPTERS.map(
    ({ typology_type, fatf_category, specificity, innocent_reading }) =>
      `| \`${typology_type}\` | ${FATF_CATEGORIES[fatf_category]} | ${specificity} | ${cell(innocent_reading)} |`,
  );
  return [
    '# Typologies',
    '',
    'For analysts: what each name means, how it is found and what looks like it.',
    '',
    'A typology is a scheme that an analyst would name, made of patterns, features, labels and an order in time. Each is a chapter of the code, and this page is',
    'those chapters. An alert is raised for each scheme, not for each detection: detections of the same transfers are merged, the one with the highest',
    'specificity gives the name and the others become its indicators. How alerts are assessed and kept is described in [alerts.md](alerts.md), how well it works in',
    '[evaluation.md](evaluation.md), every parameter with its reason in [configuration.md](configuration.md).',
    '',
    '| typology | FATF 2020 | specificity | what innocent people do that looks like it |',
    '|---|---|---|---|',
    ...rows,
    '',
    ...chaptersOf('typologies').flatMap((part) => [part, '']),
  ].join('\n');
}

/** What each typology is, its drawing and what looks like it, from its chapter, for the dashboard. */
function chapterTexts(): string {
  const texts = readdirSync(new URL('packages/analyzers/src/typologies/', root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .filter(({ name }) => existsSync(new URL(`packages/analyzers/src/typologies/${name}/README.md`, root)))
    .flatMap(({ name }) => {
      const readme = readFileSync(new URL(`packages/analyzers/src/typologies/${name}/README.md`, root), 'utf8');
      const [, head = '', definition = ''] = readme.split('\n\n');
      const drawing = /```[a-z]*\n([\s\S]*?)\n```/u.exec(readme)?.[1] ?? '';
      const likeness = /\*\*Known false positives\.\*\* (.*)/u.exec(readme)?.[1] ?? '';
      return [...head.matchAll(/`([a-z_]+)`/gu)].map(([, typology_type = '']) => ({
        typology_type,
        definition: definition.replaceAll('`', ''),
        drawing,
        likeness: likeness.replaceAll('`', ''),
      }));
    })
    .toSorted((a, b) => (a.typology_type < b.typology_type ? -1 : 1));
  const missing = CHAPTERS.filter(({ typology_type }) => !texts.some((one) => one.typology_type === typology_type));
  if (missing.length > 0)
    throw new Error(
      `Expected a README that names ${missing.map(({ typology_type }) => typology_type).join(', ')}, found none.`,
    );
  return [
    '// Written by `npm run generate` from the README of each typology in packages/analyzers; edit those instead.',
    'export interface ChapterText {',
    '  readonly definition: string;',
    '  readonly drawing: string;',
    '  /** What looks like it and is innocent; may be empty. */',
    '  readonly likeness: string;',
    '}',
    '',
    'export const CHAPTER_TEXTS: Readonly<Record<string, ChapterText>> = {',
    ...texts.map(({ typology_type, ...text }) => `  ${typology_type}: ${JSON.stringify(text)},`),
    '};',
    '',
  ].join('\n');
}

function evaluationPage(): string {
  const rows = Object.entries(ROLES_NOT_OWN).map(
    ([role, rule]) =>
      `| \`${role}\` | ${rule.only_in?.map((name) => `\`${name}\``).join(', ') ?? 'everywhere'} | ${rule.kind} | ${cell(rule.reason)} |`,
  );
  return [
    readFileSync(new URL('packages/analyzers/src/evaluation/README.md', root), 'utf8').trimEnd(),
    '',
    '## Roles that are not own',
    '',
    'Every other role is own.',
    '',
    '| role | in | counts as | why |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}

mkdirSync(new URL('docs/', root), { recursive: true });
await inEmptySchema(async (database) => {
  await generateQueryRows(database, root);
  write(
    'docs/tables.md',
    'packages/storage/schema',
    await tablesPage(database, new URL('packages/storage/schema/', root)),
  );
});
write('docs/errors.md', 'packages/domain/src/errors.ts', errorsPage());
write('docs/vocabulary.md', 'packages/domain/src/vocabulary.ts and notices.ts', vocabularyPage());
write('docs/label-words.md', 'packages/domain/src/label-taxonomy.ts', labelWordsPage());
write('docs/features.md', 'packages/domain/src/feature-columns.ts', featuresPage());
write('docs/configuration.md', 'the params.ts of each chapter', configurationPage());
write('docs/commands.md', 'packages/cli/src/commands', await commandsPage());
mkdirSync(new URL('packages/dashboard/src/generated/', root), { recursive: true });
writeChanged(new URL('packages/dashboard/src/generated/chapter-texts.ts', root), chapterTexts());
write('docs/typologies.md', 'packages/analyzers/src/typologies/*/README.md and detect.ts', typologiesPage());
write('docs/patterns.md', 'packages/analyzers/src/structural/*/README.md', patternsPage());
write(
  'docs/exposure.md',
  'packages/analyzers/src/tracing/README.md',
  readFileSync(new URL('packages/analyzers/src/tracing/README.md', root), 'utf8'),
);
write('docs/evaluation.md', 'packages/analyzers/src/evaluation', evaluationPage());
writeChanged(new URL('.env.example', root), environmentExample());

const openapi = await openApiDocument(CODE_VERSION);
writeChanged(new URL('docs/openapi.json', root), `${JSON.stringify(openapi, null, 2)}\n`);
write('docs/roles-and-calls.md', 'the routes of packages/api', rolesPage(openapi as Document));
const clientTypes = astToString(await openapiTS(JSON.stringify(openapi)));
mkdirSync(new URL('packages/api-client/src/generated/', root), { recursive: true });
writeChanged(
  new URL('packages/api-client/src/generated/openapi.ts', root),
  `// Written by \`npm run generate\` from the routes of packages/api; edit those instead.\n${clientTypes}`,
);
