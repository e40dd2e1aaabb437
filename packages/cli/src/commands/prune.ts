/** prune: removes old slices with their runs, tasks and files, and on demand transfers that no kept slice reads. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { AnalyticsError, counted } from '@analytics/domain';
import {
  applyRetention,
  planRetention,
  pruneCanvases,
  pruneCaseFiles,
  pruneTasks,
  type Removal,
  type RetentionPlan,
  type RetentionPolicy,
} from '@analytics/storage';
import { parseOptions, withExistingDatabase, type Options, type RawOptions } from '../options.ts';
import { withExistingShared } from '../reading/shared-database.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

interface PruneOptions extends RawOptions {
  readonly keepDays?: string;
  readonly keepLast?: string;
  readonly core?: boolean;
  readonly yes?: boolean;
}

export function registerPrune(program: Command, shell: Shell): void {
  program
    .command('prune')
    .option('--network <name>', 'network to work on (default: NETWORK)')
    .option('--keep-days <days>', 'keep processing dates of the last so many days')
    .option('--keep-last <count>', 'keep the last so many published dates of each window length')
    .option('--core', 'also remove whole months of transfers before the window of every kept slice, and their prices')
    .option('--yes', 'remove it; without, nothing is removed')
    .option('--data-dir <path>', 'data directory (default: ANALYTICS_DATA_DIR or ./.analytics)')
    .option('--threads <count>', 'worker threads (default: the cores, at most 8)')
    .option('--json', 'print one JSON document and nothing else')
    .addHelpText(
      'after',
      '\nThe newest published slice of each window length stays, and so do decisions, suppression rules, labels and assets.\n\nExample:\n  $ npx analytics prune --network torus --keep-days 90\n  $ npx analytics prune --network torus --keep-days 90 --yes',
    )
    .action(async (raw: PruneOptions) => {
      const keep = parseKeep(raw);
      if (raw.core === true && shell.environment.CLICKHOUSE_CLUSTER !== undefined) {
        throw new AnalyticsError(
          'USAGE',
          'Expected --core without CLICKHOUSE_CLUSTER, found both: drop the months of core_transfers_local ON CLUSTER by hand.',
        );
      }
      const options = parseOptions(raw, shell);
      const today = new Date(shell.now_ms()).toISOString().slice(0, 10);
      await withExistingDatabase(shell, options, async (database) => {
        const policy: RetentionPolicy = { keep, today, core: raw.core ?? false };
        const plan = await planRetention(database, policy);
        const apply = raw.yes === true;
        const removals = [
          ...(apply ? await applyRetention(database, plan) : plan.removals),
          ...(await removeShared(shell, options, plan, apply)),
        ];
        if (apply) await removeRunFiles(options, plan);
        shell.answer({ removed: apply, slices: plan.slices, runs: plan.run_ids.length, removals });
        sayRemovals(shell, plan, removals, apply);
      });
    });
}

function parseKeep(raw: PruneOptions): RetentionPolicy['keep'] {
  if ((raw.keepDays === undefined) === (raw.keepLast === undefined)) {
    throw new AnalyticsError('USAGE', 'Expected either --keep-days DAYS or --keep-last COUNT, found both or neither.');
  }
  const text = raw.keepDays ?? raw.keepLast ?? '';
  const value = /^\d{1,5}$/u.test(text) ? Number(text) : 0;
  if (value < 1) {
    const flag = raw.keepDays === undefined ? '--keep-last' : '--keep-days';
    throw new AnalyticsError('INVALID_SETTING', `Expected ${flag} to be 1 or more, found ${JSON.stringify(text)}.`);
  }
  return raw.keepDays === undefined ? { newest: value } : { days: value };
}

/** Ended tasks, canvases that somebody removed, and files that no case has attached: of the database that all networks share, which may be none yet. */
async function removeShared(shell: Shell, options: Options, plan: RetentionPlan, apply: boolean): Promise<Removal[]> {
  return await withExistingShared(shell, options, [], async (service) => [
    ...(await pruneTasks(service, options.network, plan, apply)),
    ...(await pruneCanvases(service, options.network, apply)),
    ...(await pruneCaseFiles(service, options.network, apply)),
  ]);
}

async function removeRunFiles({ data_dir }: Options, { run_ids }: RetentionPlan): Promise<void> {
  for (const run_id of run_ids) {
    if (/^[\w-]+$/u.test(run_id)) await rm(join(data_dir, 'runs', run_id), { recursive: true, force: true });
  }
}

function sayRemovals(shell: Shell, plan: RetentionPlan, removals: readonly Removal[], applied: boolean): void {
  if (removals.length === 0) {
    shell.say('Nothing is old enough to go.');
    return;
  }
  const runs = `${counted(plan.slices.length, 'slice')} and ${counted(plan.run_ids.length, 'run')}`;
  shell.say(
    `${applied ? 'Removed' : 'Would remove'} ${runs}${plan.slices.length === 0 ? '' : `: ${plan.slices.join(', ')}`}`,
  );
  const rows = removals.map(({ table, row_count, bytes }) => [
    `  ${table}`,
    counted(row_count, 'row'),
    bytes === undefined ? '' : counted(bytes, 'byte'),
  ]);
  for (const line of alignedRows(rows)) shell.say(line);
  if (!applied) shell.say('Nothing was removed; --yes removes it.');
}
