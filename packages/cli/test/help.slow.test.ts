import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProgram } from '../src/program.ts';
import { documentationShell } from '../src/shell.ts';
import { copyPublishedDemo } from './published-demo.ts';
import { HAS_REAL_DATA, REAL_DATA } from './torus.ts';
import { endWarmAnalytics, keepEngineOpen, warmAnalytics as analytics } from './warm-analytics.ts';

keepEngineOpen();

/** Commands whose example cannot be run here as printed, and why. */
const NOT_RUN: Readonly<Record<string, string>> = {
  api: 'answers until it is stopped',
  start: 'answers until it is stopped',
  demo: 'the set-up of the slow suite runs it',
  calibrate: 'takes as long as a run; desk.slow.test.ts makes two copies',
  worker: 'works until it is stopped',
  scheduler: 'waits until it is stopped',
  explain: 'its address is shortened',
  trace: 'its address is shortened',
  path: 'its addresses are shortened',
  'alerts diff': 'needs two published dates; test/alerts.slow.test.ts of jobs has them',
  'typologies test': 'needs a typology of the reader',
  'first-look': 'needs a folder of files; desk.slow.test.ts has one',
  'alerts show': 'needs the id of an alert; desk.slow.test.ts has one',
  'alerts graphml': 'needs the id of an alert; reading.slow.test.ts has one',
  'alerts decide': 'needs the id of an alert; desk.slow.test.ts has one',
  'alerts unsuppress': 'needs the id of a rule; desk.slow.test.ts has one',
  'cases show': 'needs the id of a case; casework.slow.test.ts has one',
  'cases assign': 'needs the id of a case; casework.slow.test.ts has one',
  'cases status': 'needs the id of a case; casework.slow.test.ts has one',
  'cases comment': 'needs the id of a case; casework.slow.test.ts has one',
  'cases attach': 'needs the id of a case; casework.slow.test.ts has one',
  'cases merge': 'needs the id of a case; casework.slow.test.ts has one',
  'cases separate': 'needs the id of a case; casework.slow.test.ts has one',
  'cases split': 'needs the id of a case; casework.slow.test.ts has one',
  'networks remove': 'needs a network that may go; desk.slow.test.ts has one',
  'entities refuse': 'its addresses are shortened',
  'entities allow': 'its addresses are shortened',
  'assets trust': 'its contract is shortened',
  'assets set-aside': 'its contract is shortened',
  'prices import': 'needs a file of prices',
  'watch import': 'needs a file of addresses; docs-commands.slow.test.ts has one',
  'notifications add': 'needs a configured channel; docs-commands.slow.test.ts has one',
  'notifications remove': 'needs a rule, as above',
  'notifications test': 'needs a receiver, as above',
  'notifications retry': 'needs a message that was given up; packages/api/test/notifications.test.ts has one',
  'filings show': 'needs the id of a filing; docs-commands.slow.test.ts has one',
  'filings draft': 'needs the id of an alert, as above',
  'filings save': 'needs a filing, as above',
  'filings submit': 'needs a filing, as above',
  'filings approve': 'needs a filing, as above',
  'filings export': 'needs a filing, as above',
  'filings validate': 'needs a filing, as above',
  sql: 'its question holds spaces; desk.slow.test.ts asks one',
  evaluate: 'needs a simulated world; evaluate.slow.test.ts has one',
};

const program = await createProgram(documentationShell());
const commands = program.commands.flatMap((one) => (one.commands.length > 0 ? [...one.commands] : [one]));

function nameOf(command: (typeof commands)[number]): string {
  return command.parent === program ? command.name() : `${command.parent?.name() ?? ''} ${command.name()}`;
}

/** The example of a command's help, without its prompt. */
function exampleOf(command: (typeof commands)[number]): string {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) });
  command.outputHelp();
  const example = /\$ .*npx analytics (.*)$/mu.exec(help)?.[1] ?? `no example for ${command.name()}`;
  // Where its output goes is for a shell.
  return example.replace(/ > .*$/u, '');
}

describe.skipIf(!HAS_REAL_DATA)('the examples of --help (skipped where ANALYTICS_SHARED_DIR has no data)', () => {
  let clone: string;

  beforeAll(async () => {
    const root = await mkdtemp(join(tmpdir(), 'analytics-help-'));
    clone = join(root, 'clone');
    await mkdir(clone);
    await symlink(dirname(REAL_DATA), join(root, 'shared'));
    copyPublishedDemo(clone);
  });
  afterAll(async () => {
    await rm(dirname(clone), { recursive: true, force: true });
  });

  it('work as printed, one after the other', async () => {
    expect(commands.length).toBeGreaterThan(15);
    for (const command of commands) {
      const name = nameOf(command);
      if (name in NOT_RUN) continue;
      // An engine that is open merges parts, which a copy would notice.
      if (name === 'backup') await endWarmAnalytics();
      const outcome = await analytics(exampleOf(command).split(' '), { cwd: clone });
      expect(`${name}: ${outcome.exit_code ?? 'killed'} ${outcome.exit_code === 0 ? '' : outcome.stderr}`).toBe(
        `${name}: 0 `,
      );
    }
  }, 900_000);
});
