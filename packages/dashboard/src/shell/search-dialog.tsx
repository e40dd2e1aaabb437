/** Finds an address, a transaction or an alert from anywhere: Ctrl-K, or the button. */
import { shortAddress, typologyWords } from '@analytics/domain';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { answerOf, useClient } from '../api/session.tsx';
import { capitalised, words } from '../format/words.ts';
import { Modal } from '../parts/modal.tsx';
import { Failure } from '../parts/states.tsx';
import { Worth } from '../parts/worth.tsx';
import { Usd } from '../parts/usd.tsx';
import { When } from '../parts/when.tsx';
import { useSliceHref } from '../slice/slice-link.tsx';
import { useSlice, useSliceState } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.search;
const TYPING_MS = 200;

export function SearchButton() {
  const { slice } = useSliceState();
  const [isOpen, setOpen] = useState(false);
  const canSearch = slice !== undefined;
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || !canSearch) return;
      event.preventDefault();
      if (document.querySelector('dialog[open]') === null) setOpen(true);
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, [canSearch]);
  const close = (): void => {
    setOpen(false);
  };
  return (
    <>
      <button
        type="button"
        disabled={!canSearch}
        aria-keyshortcuts="Control+K"
        onClick={() => {
          setOpen(true);
        }}
      >
        {text.open} <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      {isOpen && (
        <Modal title={text.title} onClose={close}>
          <Search onChosen={close} />
        </Modal>
      )}
    </>
  );
}

interface Hit {
  readonly key: string;
  readonly to: string;
  readonly shown: ReactNode;
}

function Search({ onChosen }: { readonly onChosen: () => void }) {
  const client = useClient();
  const slice = useSlice();
  const href = useSliceHref();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => {
      setQ(typed.trim());
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed]);
  const { data, error, isFetching } = useQuery({
    queryKey: ['search', slice, q],
    enabled: q !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/search', { params: { query: { ...slice, q } }, signal })),
  });
  const hits: readonly Hit[] =
    data === undefined || q === ''
      ? []
      : [
          ...data.addresses.map((one) => ({
            key: `address ${one.address}`,
            to: href(`/addresses/${encodeURIComponent(one.address)}`),
            shown: (
              <>
                <span className="kind">{strings.shell.one.addresses}</span>
                <span className="address">{shortAddress(one.address)}</span>
                <span>{one.label === '' ? words(one.address_type) : one.label}</span>
                <Usd amount_usd={one.total_volume_usd} />
              </>
            ),
          })),
          ...data.transactions.map((one) => ({
            key: `transaction ${one.tx_id}`,
            to: `${href(`/addresses/${encodeURIComponent(one.first_from_address)}`, { tx: one.tx_id })}#transfers`,
            shown: (
              <>
                <span className="kind">{text.transaction}</span>
                <span className="address">{shortAddress(one.tx_id)}</span>
                <When at_ms={one.at_ms} />
                <Usd amount_usd={one.moved_usd} />
              </>
            ),
          })),
          ...data.alerts.map((one) => ({
            key: `alert ${one.alert_id}`,
            to: href(`/alerts/${one.alert_id}`),
            shown: (
              <>
                <span className="kind">{strings.shell.one.alerts}</span>
                <span>{capitalised(typologyWords(one.typology_type))}</span>
                <span className="quiet">{strings.alert.rank(one.alert_rank)}</span>
                <Worth amount_usd={one.entered_usd} turnover_usd={one.volume_usd} />
              </>
            ),
          })),
        ];
  const active = Math.min(at, hits.length - 1);
  const open = (hit: Hit | undefined): void => {
    if (hit === undefined) return;
    onChosen();
    navigate(hit.to);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setAt(Math.min(hits.length - 1, active + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, active - 1));
    else if (event.key === 'Enter') open(hits[active]);
    else return;
    event.preventDefault();
  };
  return (
    <div className="stacked">
      <input
        ref={field}
        type="search"
        role="combobox"
        aria-label={text.field}
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-activedescendant={hits[active] === undefined ? undefined : `${listId}-${active}`}
        placeholder={text.hint}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      {error !== null && <Failure error={error} />}
      <div role="status" className="quiet">
        {q !== '' && !isFetching && hits.length === 0 && error === null && text.none}
      </div>
      <ul id={listId} role="listbox" aria-label={text.results} className="hits">
        {hits.map((hit, index) => (
          <li
            key={hit.key}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            onClick={() => {
              open(hit);
            }}
          >
            {hit.shown}
          </li>
        ))}
      </ul>
    </div>
  );
}
