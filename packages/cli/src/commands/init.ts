/** init: makes or upgrades a network's database. */
import type { Command } from 'commander';
import { databaseOf } from '@analytics/domain';
import { recoverRuns } from '@analytics/jobs';
import { addressChanges, migrate, shippedStatements } from '@analytics/storage';
import { addCommonOptions, parseOptions, withMadeDatabase, type RawOptions } from '../options.ts';
import type { Shell } from '../shell.ts';
import { addressChangeLines } from '../summary/address-changes.ts';

interface InitOptions extends RawOptions {
  readonly printDdl?: boolean;
}

export function registerInit(program: Command, shell: Shell): void {
  addCommonOptions(program.command('init'))
    .option(
      '--print-ddl',
      'print the statements that make it, for the cluster of CLICKHOUSE_CLUSTER if set, and run none',
    )
    .addHelpText(
      'after',
      '\nExample:\n  $ npx analytics init --network torus\n  $ CLICKHOUSE_CLUSTER=main npx analytics init --network torus --print-ddl',
    )
    .action(async (raw: InitOptions) => {
      const options = parseOptions(raw, shell);
      if (raw.printDdl === true) {
        const statements = shippedStatements(databaseOf(options.network), shell.environment.CLICKHOUSE_CLUSTER);
        shell.answer({ statements });
        for (const statement of statements) shell.say(`${statement};\n`);
        return;
      }
      await withMadeDatabase(shell, options, async (database) => {
        const applied = await migrate(database, options.network);
        await recoverRuns(database, options.network, shell.now_ms());
        const version = await database.version();
        const changes = await addressChanges(database);
        const state = { database: database.name, engine: database.kind, version, migrations_applied: applied };
        shell.answer({ ...state, address_changes: changes });
        shell.say(
          `${database.name} is ready (${database.kind} engine ${version}); migrations applied: ${applied.join(', ') || 'none, it was current'}.`,
        );
        for (const line of addressChangeLines(changes)) shell.say(line);
      });
    });
}
