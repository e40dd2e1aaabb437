/** The users who may sign in: their roles, adding and removing them. */
import { MAX_DISPLAY_NAME, MAX_EMAIL, USER_ROLES, type UserRole } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, useClient } from '../api/session.tsx';
import { Choice } from '../parts/choice.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { textOf } from '../parts/use-network-change.ts';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';
import { Removal } from './removal.tsx';
import { useChange } from './use-change.ts';

const text = strings.people;
const PAGE = 100;
const ROLES = USER_ROLES.map((role) => [role, text.roles[role]] as const);

type User = ApiSchemas['User'];

export function Users() {
  const client = useClient();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['users'],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      answerOf(client.GET('/api/v1/users', { params: { query: { limit: PAGE, offset: pageParam } }, signal })),
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : null),
  });
  const users = data?.pages.flatMap((page) => page.users);
  return (
    <section className="card">
      <h2>{text.users}</h2>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && users === undefined && <Loading what={text.users} />}
      {users?.length === 0 && <p className="quiet">{text.no_user}</p>}
      {users !== undefined && users.length > 0 && (
        <>
          <DataTable label={text.users} columns={COLUMNS} rows={users} rowKey={({ user_name }) => user_name} />
          <ShowMore hasNextPage={hasNextPage} fetchNextPage={fetchNextPage} />
        </>
      )}
      <AddUser />
    </section>
  );
}

const COLUMNS: readonly DataColumn<User>[] = [
  {
    key: 'user',
    head: text.user,
    isRowHead: true,
    className: () => 'wraps',
    cell: ({ user_name, display_name }) => (display_name === '' ? user_name : `${user_name} (${display_name})`),
  },
  { key: 'role', head: text.role, cell: (user) => <RoleOf {...user} /> },
  { key: 'email', head: text.email, className: () => 'wraps', leaves: 'second', cell: ({ email }) => email },
  {
    key: 'state',
    head: text.state,
    leaves: 'third',
    cell: ({ issuer }) => (issuer === '' ? text.not_yet : text.has_signed_in),
  },
  {
    key: 'changed',
    head: text.changed,
    leaves: 'first',
    cell: ({ changed_at_ms, changed_by }) => (
      <>
        <When at_ms={changed_at_ms} /> {changed_by}
      </>
    ),
  },
  { key: 'acts', head: text.acts, isHeadHidden: true, cell: (user) => <RemoveUser {...user} /> },
];

function RoleOf({ user_name, role }: User) {
  const change = useChange((client, chosen: UserRole) =>
    answerOf(client.POST('/api/v1/users/{user_name}', { params: { path: { user_name } }, body: { role: chosen } })),
  );
  return (
    <>
      <select
        aria-label={text.role_of(user_name)}
        value={role}
        disabled={change.isPending}
        onChange={(event) => {
          const chosen = roleOf(event.target.value);
          if (chosen !== undefined) change.mutate(chosen);
        }}
      >
        {ROLES.map(([name, shown]) => (
          <option key={name} value={name}>
            {shown}
          </option>
        ))}
      </select>
      {change.error !== null && <Failure error={change.error} />}
    </>
  );
}

function RemoveUser({ user_name }: User) {
  const remove = useChange((client) =>
    answerOf(client.POST('/api/v1/users/{user_name}/remove', { params: { path: { user_name } } })),
  );
  return <Removal title={text.remove_user(user_name)} hint={text.remove_hint} act={text.remove} removal={remove} />;
}

function AddUser() {
  const [role, setRole] = useState<UserRole>('analyst');
  const add = useChange((client, fields: FormData) => {
    const body = {
      user_name: textOf(fields, 'user_name'),
      display_name: textOf(fields, 'display_name'),
      email: textOf(fields, 'email'),
      role,
    };
    return answerOf(client.POST('/api/v1/users', { body }));
  });
  return (
    <form
      className="stacked"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        add.mutate(new FormData(form), {
          onSuccess: () => {
            form.reset();
          },
        });
      }}
    >
      <h3>{text.add}</h3>
      <div className="filters">
        <label className="field">
          {text.name}
          <input
            name="user_name"
            required
            maxLength={63}
            pattern="[a-z0-9][a-z0-9._\-]*"
            title={text.name_hint}
            autoComplete="off"
          />
        </label>
        <label className="field">
          {text.email}
          <input name="email" type="email" maxLength={MAX_EMAIL} autoComplete="off" title={text.email_hint} />
        </label>
        <label className="field">
          {text.display_name}
          <input name="display_name" maxLength={MAX_DISPLAY_NAME} autoComplete="off" />
        </label>
        <Choice
          label={text.role}
          value={role}
          options={ROLES}
          onChoose={(chosen) => {
            setRole(roleOf(chosen) ?? role);
          }}
        />
        <button type="submit" className="primary" disabled={add.isPending}>
          {text.add_go}
        </button>
      </div>
      <p className="quiet">{text.email_hint}</p>
      {add.error !== null && <Failure error={add.error} />}
      {add.data !== undefined && <p role="status">{text.added(add.data.user_name)}</p>}
    </form>
  );
}

function roleOf(name: string): UserRole | undefined {
  return USER_ROLES.find((role) => role === name);
}
