/** The API keys that the service keeps: making one, which is shown once, and revoking it. */
import { SCOPES, type Scope } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, useClient } from '../api/session.tsx';
import { Choice } from '../parts/choice.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { Modal } from '../parts/modal.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { textOf } from '../parts/use-network-change.ts';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';
import { Removal } from './removal.tsx';
import { useChange } from './use-change.ts';

const text = strings.people;
const PAGE = 100;

type Key = ApiSchemas['StoredKey'] & { readonly last_used_ms: number };

export function Keys() {
  const client = useClient();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['keys'],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      answerOf(client.GET('/api/v1/keys', { params: { query: { limit: PAGE, offset: pageParam } }, signal })),
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : null),
  });
  const keys = data?.pages.flatMap((page) => page.keys);
  const configured = data?.pages[0]?.configured ?? [];
  return (
    <section className="card">
      <h2>{text.keys}</h2>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && keys === undefined && <Loading what={text.keys} />}
      {keys?.length === 0 && <p className="quiet">{text.no_key}</p>}
      {keys !== undefined && keys.length > 0 && (
        <>
          <DataTable label={text.keys} columns={COLUMNS} rows={keys} rowKey={({ key_name }) => key_name} />
          <ShowMore hasNextPage={hasNextPage} fetchNextPage={fetchNextPage} />
        </>
      )}
      {configured.length > 0 && (
        <p className="quiet">
          {text.configured(configured.map(({ key_name, scopes }) => `${key_name} (${scopes.join(', ')})`).join(', '))}
        </p>
      )}
      <MakeKey />
    </section>
  );
}

const COLUMNS: readonly DataColumn<Key>[] = [
  { key: 'key', head: text.key, isRowHead: true, className: () => 'wraps', cell: ({ key_name }) => key_name },
  { key: 'scope', head: text.scope, cell: ({ scope }) => text.scopes[scope] },
  {
    key: 'ends',
    head: text.ends,
    leaves: 'third',
    cell: ({ expires_at_ms }) => (expires_at_ms === 0 ? text.never : <When at_ms={expires_at_ms} />),
  },
  {
    key: 'used',
    head: text.used,
    leaves: 'second',
    cell: ({ last_used_ms }) => (last_used_ms === 0 ? text.not_used : <When at_ms={last_used_ms} />),
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
  { key: 'acts', head: text.acts, isHeadHidden: true, cell: (key) => <RevokeKey {...key} /> },
];

function RevokeKey({ key_name }: Key) {
  const revoke = useChange((client) =>
    answerOf(client.POST('/api/v1/keys/{key_name}/revoke', { params: { path: { key_name } } })),
  );
  return <Removal title={text.revoke_key(key_name)} hint={text.revoke_hint} act={text.revoke} removal={revoke} />;
}

function MakeKey() {
  const [scope, setScope] = useState<Scope>('read');
  const make = useChange((client, fields: FormData) => {
    const days = Number(textOf(fields, 'days'));
    const body = { key_name: textOf(fields, 'key_name'), scope, ...(days > 0 ? { expires_in_days: days } : {}) };
    return answerOf(client.POST('/api/v1/keys', { body }));
  });
  return (
    <form
      className="stacked"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        make.mutate(new FormData(form), {
          onSuccess: () => {
            form.reset();
          },
        });
      }}
    >
      <h3>{text.make}</h3>
      <div className="filters">
        <label className="field">
          {text.name}
          <input
            name="key_name"
            required
            maxLength={63}
            pattern="[a-z0-9][a-z0-9._\-]*"
            title={text.name_hint}
            autoComplete="off"
          />
        </label>
        <Choice
          label={text.scope}
          value={scope}
          options={SCOPES.map((one) => [one, text.scopes[one]])}
          onChoose={(chosen) => {
            setScope(SCOPES.find((one) => one === chosen) ?? scope);
          }}
        />
        <label className="field">
          {text.days}
          <input name="days" type="number" min={1} max={3650} placeholder={text.days_hint} />
        </label>
        <button type="submit" className="primary" disabled={make.isPending}>
          {text.make_go}
        </button>
      </div>
      {make.error !== null && <Failure error={make.error} />}
      {make.data !== undefined && <MadeKey name={make.data.key_name} secret={make.data.key} onKept={make.reset} />}
    </form>
  );
}

interface MadeKeyProps {
  readonly name: string;
  readonly secret: string;
  readonly onKept: () => void;
}

function MadeKey({ name, secret, onKept }: MadeKeyProps) {
  return (
    <Modal title={text.made(name)} onClose={onKept}>
      <p>{text.made_hint}</p>
      <p className="row">
        <code className="wraps">{secret}</code>
        <CopyButton text={secret} what={text.key} />
      </p>
      <div className="row end">
        <button type="button" className="primary" onClick={onKept}>
          {text.kept}
        </button>
      </div>
    </Modal>
  );
}
