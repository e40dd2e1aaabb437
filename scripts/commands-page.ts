/** docs/commands.md, from the commands themselves. */
import { Command, type Option } from 'commander';
import { addCommonOptions } from '../packages/cli/src/options.ts';
import { createProgram } from '../packages/cli/src/program.ts';
import { BESIDE_SERVICE, wordsOf, type BesideService } from '../packages/cli/src/reading/beside-service.ts';
import { documentationShell } from '../packages/cli/src/shell.ts';
import { cell } from './table-cell.ts';

/** The flags that most commands share, from the one place that adds them. */
const COMMON_OPTIONS = addCommonOptions(new Command()).options;
const isCommon = (option: Option): boolean =>
  COMMON_OPTIONS.some(({ flags, description }) => flags === option.flags && description === option.description);

/** The commands under one word, `alerts` or `run`, in one block: each with its arguments, its own flags and its examples. */
export async function commandsPage(): Promise<string> {
  const program = await createProgram(documentationShell());
  const parts = program.commands.flatMap((first) => {
    // A command of commands is shown by those, and by itself where it does something.
    const commands = [first, ...first.commands].filter((one) => wordsOf(one) in BESIDE_SERVICE);
    if (commands.length === 0) return [];
    const texts = commands.map((command) => [...commandText(command), ...sharedFlags(command)].join('\n'));
    return [`## ${first.name()}`, '', '```text', texts.join('\n\n'), '```', ''];
  });
  return [
    '# Commands',
    '',
    'For the terminal: every command with its own flags and an example that works. `npx analytics COMMAND --help` prints the same.',
    '',
    'Progress and errors go to standard error, results to standard output; under `--json` standard output is one document and nothing else is printed.',
    'Exit codes are in [errors.md](errors.md). Ctrl-C cancels: nothing is published, and the same command takes the run up at the step that was cut off.',
    '',
    '## Common flags',
    '',
    'A command takes all of these, unless its last line says which.',
    '',
    '| flag | what it says |',
    '|---|---|',
    ...COMMON_OPTIONS.map(({ flags, description }) => `| \`${flags}\` | ${cell(description)} |`),
    '',
    ...besideService(),
    ...parts,
  ].join('\n');
}

/** What --help prints, without its headings, its empty lines and the common flags. */
function commandText(command: Command): string[] {
  command.configureHelp({
    helpWidth: 140,
    visibleOptions: ({ options }) => options.filter((option) => !isCommon(option)),
  });
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) });
  command.outputHelp();
  return help
    .split('\n')
    .filter((line) => line !== '' && !HEADINGS.test(line))
    .map((line) => line.replace(/^Usage: /u, '').replace(/^(Example) \((.*)\):$/u, '  $2:'));
}

const HEADINGS = /^(Options|Arguments|Examples?|Commands):$/u;

function sharedFlags(command: Command): string[] {
  const shared = command.options.filter(isCommon).map(({ long }) => long ?? '');
  if (shared.length === COMMON_OPTIONS.length) return [];
  return [`  common flags: ${shared.length === 0 ? 'none' : shared.join(', ')}`];
}

function besideService(): string[] {
  const commands = Object.entries(BESIDE_SERVICE);
  const namesOf = (what: BesideService): string =>
    commands
      .filter(([, beside]) => beside === what)
      .map(([words]) => `\`${words}\``)
      .join(', ');
  const sentences = new Set(commands.flatMap(([, beside]) => (typeof beside === 'object' ? [beside] : [])));
  return [
    '## Beside a running API',
    '',
    'One process has a data directory open. While it is the API (`npm start`, `analytics api`), commands that read or decide ask it, name it on standard error and print the same;',
    'an API that asks for keys takes that of `ANALYTICS_API_KEY`, and what is decided is kept under its name. Settings are those of the API: `--config` is not read.',
    '`status --json` and `audit --json` then show runs as the API does, without settings and directories of its machine; `sql` gives at most 10,000 rows; `trace` and `path` need a',
    'published slice. An API on a ClickHouse server holds no directory: all commands work beside it.',
    '',
    `These ask the API: ${namesOf('asks the API')}.`,
    '',
    `These do without the directory: ${namesOf('does without the directory')}.`,
    '',
    'The others stop with `DATA_DIR_IN_USE`, which names the process, its address and what to do instead:',
    '',
    '| command | instead |',
    '|---|---|',
    ...[...sentences].map((beside) => `| ${namesOf(beside)} | ${cell(beside.instead)} |`),
    '',
  ];
}
