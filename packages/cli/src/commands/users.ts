/** users: people who may sign in, and what each may do. */
import type { Command } from 'commander';
import {
  AnalyticsError,
  USER_ROLES,
  newUserSchema,
  userChangeSchema,
  utcMinute,
  type User,
  type UserRole,
} from '@analytics/domain';
import type { z } from 'zod';
import type { PlaceFlags } from '../place.ts';
import { withPeople } from '../reading/people.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

interface UserFlags extends PlaceFlags {
  readonly role?: UserRole;
  readonly email?: string;
  readonly displayName?: string;
  readonly subject?: string;
}

const ROLES = USER_ROLES.join(', ');

export function registerUsers(program: Command, shell: Shell): void {
  const users = program.command('users');

  withPlace(users.command('add').argument('<name>', 'what decisions bear: a-z, 0-9, ".", "_" and "-"'))
    .description('let somebody sign in, who is found by e-mail address or subject')
    .requiredOption('--role <role>', ROLES)
    .option('--email <address>', 'finds the user at the first sign-in, where the provider says that it is verified')
    .option('--subject <text>', 'what the provider calls the user, instead of an e-mail address')
    .option('--display-name <text>', 'as others read it')
    .addHelpText('after', '\nExample:\n  $ npx analytics users add bea --role analyst --email bea@example.org')
    .action(async (user_name: string, raw: UserFlags) => {
      const user = parsed(newUserSchema, { user_name, ...fieldsOf(raw) });
      await withPeople(shell, raw, async (people) => {
        const added = await people.add(user);
        shell.answer({ user: added });
        shell.say(`Added ${added.user_name} as ${added.role}.`);
        if (added.email === '' && added.subject === '')
          shell.warn('Neither --email nor --subject is given: nobody is found by this name at a sign-in yet.');
      });
    });

  withPlace(users.command('list').description('who may sign in'))
    .addHelpText('after', '\nExample:\n  $ npx analytics users list')
    .action(async (raw: PlaceFlags) => {
      await withPeople(shell, raw, async (people) => {
        const found = await people.users();
        shell.answer({ users: found });
        if (found.length === 0) shell.say('Nobody yet: "analytics users add NAME --role ROLE".');
        for (const line of alignedRows(found.map(cellsOf))) shell.say(line);
      });
    });

  withPlace(users.command('change').argument('<name>', 'of the user'))
    .description('another role, e-mail address, subject or display name; it counts from the next request on')
    .option('--role <role>', ROLES)
    .option('--email <address>', 'finds the user at the first sign-in')
    .option('--subject <text>', 'what the provider calls the user')
    .option('--display-name <text>', 'as others read it')
    .addHelpText('after', '\nExample:\n  $ npx analytics users change bea --role lead')
    .action(async (user_name: string, raw: UserFlags) => {
      const change = parsed(userChangeSchema, fieldsOf(raw));
      if (Object.keys(change).length === 0)
        throw new AnalyticsError('USAGE', 'Expected --role, --email, --subject or --display-name, found none.');
      await withPeople(shell, raw, async (people) => {
        const changed = await people.change(user_name, change);
        shell.answer({ user: changed });
        shell.say(`Changed ${changed.user_name}, now ${changed.role}.`);
      });
    });

  withPlace(users.command('remove').argument('<name>', 'of the user'))
    .description('end the sessions of a user, who signs in no longer; what they decided keeps the name')
    .addHelpText('after', '\nExample:\n  $ npx analytics users remove bea')
    .action(async (user_name: string, raw: PlaceFlags) => {
      await withPeople(shell, raw, async (people) => {
        const removed = await people.remove(user_name);
        shell.answer({ user: removed });
        shell.say(`Removed ${removed.user_name}. What they decided keeps the name.`);
      });
    });
}

export function withPlace(command: Command): Command {
  return command
    .option('--data-dir <path>', 'data directory (default: ANALYTICS_DATA_DIR or ./.analytics)')
    .option('--threads <count>', 'worker threads (default: the cores, at most 8)')
    .option('--json', 'print one JSON document and nothing else');
}

/** Throws USAGE with what is wrong where. */
export function parsed<T extends z.ZodType>(schema: T, given: object): z.infer<T> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new AnalyticsError('USAGE', `Expected names and values as --help shows them, found ${problems.join('; ')}.`);
}

function fieldsOf({ role, email, displayName: display_name, subject }: UserFlags): object {
  const fields = { role, email, display_name, subject };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function cellsOf({ user_name, role, display_name, email, issuer, changed_by, changed_at_ms }: User): string[] {
  const state = issuer === '' ? 'not signed in yet' : 'has signed in';
  return [user_name, role, display_name, email, state, `${utcMinute(changed_at_ms)} by ${changed_by}`];
}
