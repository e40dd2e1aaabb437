/** Addresses put on a list, those that are there given another note. */
import { MAX_WATCH_LIST_NAME, MAX_WATCH_NOTE } from '@analytics/domain';
import { useId, type ReactNode } from 'react';
import { answerOf } from '../api/session.tsx';
import { Failure } from '../parts/states.tsx';
import { textOf, useNetworkChange } from '../parts/use-network-change.ts';
import { strings } from '../strings.ts';
import { addressesOf } from '../trace/trace-question.ts';
import { useWatchlists } from './use-watchlists.ts';

const text = strings.watches;

interface WatchFormProps {
  /** The one that is watched; absent: a field for them. */
  readonly address?: string;
  /** Beside the button. */
  readonly children?: ReactNode;
  readonly onDone?: () => void;
}

export function WatchForm({ address, children, onDone }: WatchFormProps) {
  const add = useNetworkChange((client, query, fields: FormData) => {
    const addresses = address === undefined ? addressesOf(textOf(fields, 'addresses')) : [address];
    const body = { list_name: textOf(fields, 'list_name'), addresses, note: textOf(fields, 'note') };
    return answerOf(client.POST('/api/v1/watches', { params: { query }, body }));
  });
  return (
    <form
      className="stacked"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(new FormData(event.currentTarget), { ...(onDone === undefined ? {} : { onSuccess: onDone }) });
      }}
    >
      {address === undefined && (
        <label className="field">
          {text.addresses}
          <textarea name="addresses" rows={3} required className="address wraps" />
        </label>
      )}
      <ListNameField />
      <label className="field">
        {text.note}
        <input name="note" maxLength={MAX_WATCH_NOTE} autoComplete="off" />
      </label>
      {add.error !== null && <Failure error={add.error} />}
      <div className="row">
        <button type="submit" className="primary" disabled={add.isPending}>
          {address === undefined ? text.add : text.watch}
        </button>
        {children}
      </div>
      {add.data !== undefined && onDone === undefined && (
        <p role="status">{text.added(add.data.added, add.data.changed, add.data.unchanged)}</p>
      )}
    </form>
  );
}

/** Offers the lists that there are. */
export function ListNameField() {
  const known = useId();
  const { data } = useWatchlists();
  return (
    <label className="field">
      {text.list_name}
      <input name="list_name" required maxLength={MAX_WATCH_LIST_NAME} list={known} autoComplete="off" />
      <datalist id={known}>
        {data?.lists.map(({ list_name }) => (
          <option key={list_name} value={list_name} />
        ))}
      </datalist>
    </label>
  );
}
