/** roles: addresses that behave as businesses, whatever labels say. */
import type { Command } from 'commander';
import { ADDRESS_ROLES, AnalyticsError, counted, percent, usd, type AddressRole } from '@analytics/domain';
import { addCommonOptions, parseLimit, parseOptions, type RawOptions } from '../options.ts';
import { withReadingSource } from '../reading/with-reading-source.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

const DEFAULT_LIMIT = 20;

interface RoleOptions extends RawOptions {
  readonly role?: string;
  readonly unlabelled?: boolean;
  readonly limit?: string;
}

export function registerRoles(program: Command, shell: Shell): void {
  addCommonOptions(program.command('roles'))
    .option('--role <role>', `only of this role: ${Object.keys(ADDRESS_ROLES).join(', ')}`)
    .option('--unlabelled', 'only addresses that no label names')
    .option('--limit <count>', `how many (default: ${DEFAULT_LIMIT})`)
    .addHelpText('after', '\nExample:\n  $ npx analytics roles --network demo --unlabelled')
    .action(async (raw: RoleOptions) => {
      const row_limit = parseLimit(raw.limit, DEFAULT_LIMIT);
      const role = parseRole(raw.role);
      const options = parseOptions(raw, shell);
      await withReadingSource(shell, options, async (source) => {
        const choice = { role, only_unlabelled: raw.unlabelled === true, row_limit };
        const { slice, roles } = await source.roles(choice);
        shell.answer({ slice, roles });
        if (roles.length === 0) shell.say('No address behaves as a business.');
        const rows = roles.map((row) => [
          row.address,
          row.role.replaceAll('_', ' '),
          percent(row.probability),
          usd(Number(row.volume_usd)),
          row.label === '' ? 'no label' : row.label,
        ]);
        for (const [at, line] of alignedRows(rows).entries()) {
          shell.say(line);
          for (const reason of roles[at]?.reasons ?? []) shell.say(`  ${reason}`);
        }
        if (roles.length === row_limit)
          shell.say(`The first ${counted(row_limit, 'address', 'addresses')}; --limit shows more.`);
      });
    });
}

function parseRole(written: string | undefined): AddressRole | undefined {
  if (written === undefined) return undefined;
  const roles = Object.keys(ADDRESS_ROLES) as AddressRole[];
  const role = roles.find((one) => one === written);
  if (role !== undefined) return role;
  throw new AnalyticsError(
    'USAGE',
    `Expected one of ${roles.join(', ')} after --role, found ${JSON.stringify(written)}.`,
  );
}
