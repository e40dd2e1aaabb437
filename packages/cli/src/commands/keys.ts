/** keys: API keys of programs, kept by the service as their hash. */
import type { Command } from 'commander';
import { SCOPES, personName, utcMinute, type StoredKey } from '@analytics/domain';
import { z } from 'zod';
import type { PlaceFlags } from '../place.ts';
import { withPeople } from '../reading/people.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';
import { parsed, withPlace } from './users.ts';

interface KeyFlags extends PlaceFlags {
  readonly scope?: string;
  readonly days?: string;
}

const wishSchema = z.object({
  key_name: personName,
  scope: z.enum(SCOPES),
  /** 0: never. */
  expires_in_days: z.coerce.number().int().min(0).max(3650),
});

export function registerKeys(program: Command, shell: Shell): void {
  const keys = program.command('keys');

  withPlace(keys.command('add').argument('<name>', 'what decisions bear: a-z, 0-9, ".", "_" and "-"'))
    .description('make an API key, which is shown this once; it counts at once')
    .option('--scope <scope>', SCOPES.join(', '), 'read')
    .option('--days <count>', 'the key ends after so many days; 0: never', '0')
    .addHelpText('after', '\nExample:\n  $ npx analytics keys add boss --scope admin')
    .action(async (key_name: string, raw: KeyFlags) => {
      const wish = parsed(wishSchema, { key_name, scope: raw.scope, expires_in_days: raw.days });
      await withPeople(shell, raw, async (people) => {
        const made = await people.addKey(wish);
        shell.answer({ key: made.key, stored: made });
        shell.say(`The key, shown this once: ${made.key}`);
        shell.say(`The API asks for a key from now on, on this machine too. "analytics keys list" shows all.`);
      });
    });

  withPlace(keys.command('list').description('the API keys that the service keeps'))
    .addHelpText('after', '\nExample:\n  $ npx analytics keys list')
    .action(async (raw: PlaceFlags) => {
      await withPeople(shell, raw, async (people) => {
        const found = await people.keys();
        shell.answer({ keys: found });
        if (found.length === 0) shell.say('None yet: "analytics keys add NAME". ANALYTICS_API_KEYS may hold others.');
        for (const line of alignedRows(found.map(cellsOf))) shell.say(line);
      });
    });

  withPlace(keys.command('revoke').argument('<name>', 'of the key'))
    .description('refuse a key from now on; what was decided with it keeps the name')
    .addHelpText('after', '\nExample:\n  $ npx analytics keys revoke boss')
    .action(async (key_name: string, raw: PlaceFlags) => {
      await withPeople(shell, raw, async (people) => {
        const revoked = await people.revoke(key_name);
        shell.answer({ key: revoked });
        shell.say(`Revoked ${revoked.key_name}.`);
      });
    });
}

function cellsOf({ key_name, scope, expires_at_ms, changed_by, changed_at_ms }: StoredKey): string[] {
  const end = expires_at_ms === 0 ? 'does not expire' : `until ${utcMinute(expires_at_ms)}`;
  return [key_name, scope, end, `made ${utcMinute(changed_at_ms)} by ${changed_by}`];
}
