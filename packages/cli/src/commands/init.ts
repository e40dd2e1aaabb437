/** init: makes or upgrades a network's database. */
import type { Command } from 'commander';
import { recoverRuns } from '@analytics/jobs';
import { migrate } from '@analytics/storage';
import { addCommonOptions, parseOptions, withDatabase, type RawOptions } from '../options.ts';
import type { Shell } from '../shell.ts';

export function registerInit(program: Command, shell: Shell): void {
  addCommonOptions(program.command('init').description("make or upgrade a network's database"))
    .addHelpText('after', '\nExample:\n  $ npx analytics init --network torus')
    .action(async (raw: RawOptions) => {
      const options = parseOptions(raw, shell);
      await withDatabase(shell, options, async (database) => {
        const applied = await migrate(database, options.network);
        await recoverRuns(database, options.network, shell.now_ms());
        const version = await database.version();
        shell.answer({ database: database.name, engine: database.kind, version, migrations_applied: applied });
        shell.say(
          `${database.name} is ready (${database.kind} engine ${version}); migrations applied: ${applied.join(', ') || 'none, it was current'}.`,
        );
      });
    });
}
