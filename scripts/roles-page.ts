/** docs/roles-and-calls.md: what each role of a user may ask, from the OpenAPI document, where every route says its scope. */
import { SCOPES, SCOPE_OF_USER_ROLE, USER_ROLES, type Scope } from '@analytics/domain';
import { cell } from './table-cell.ts';

interface Operation {
  readonly summary?: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export function rolesPage({ paths }: Document): string {
  const rows = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { summary = '', security = [] }]) => {
      const [scope] = security.flatMap((one) => one['bearer'] ?? []);
      const marks = USER_ROLES.map((role) => (mayAsk(SCOPE_OF_USER_ROLE[role], scope) ? 'yes' : ''));
      return `| \`${method.toUpperCase()} ${path}\` | ${scope ?? 'everybody'} | ${marks.join(' | ')} | ${cell(summary)} |`;
    }),
  );
  return [
    '# Roles and calls',
    '',
    'For administrators: which role of a user may ask what. An API key may ask what its scope says.',
    '',
    'A role is a scope with a name for people, and a scope includes those before it. What is open to everybody says that the service lives, or lets people sign in.',
    '',
    '| role | scope |',
    '|---|---|',
    ...USER_ROLES.map((role) => `| ${role} | \`${SCOPE_OF_USER_ROLE[role]}\` |`),
    '',
    `| call | scope | ${USER_ROLES.join(' | ')} | what it does |`,
    `|---|---|${USER_ROLES.map(() => '---|').join('')}---|`,
    ...rows,
  ].join('\n');
}

function mayAsk(held: Scope, wanted: string | undefined): boolean {
  return wanted === undefined || SCOPES.findIndex((scope) => scope === wanted) <= SCOPES.indexOf(held);
}
