/** On which lists an address is watched, and a way to put it on one. */
import { shortAddress } from '@analytics/domain';
import { useState } from 'react';
import { Modal } from '../parts/modal.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';
import { useWatchlists } from './use-watchlists.ts';
import { WatchForm } from './watch-form.tsx';

const text = strings.watches;

export function WatchAddress({ address }: { readonly address: string }) {
  const [isOpen, setOpen] = useState(false);
  const { data } = useWatchlists(address);
  const watches = data?.watches ?? [];
  const close = (): void => {
    setOpen(false);
  };
  return (
    <>
      {watches.length > 0 && (
        <SliceLink
          to="/watches"
          query={{ address }}
          title={watches
            .map(({ list_name, note }) => [list_name, note].filter((one) => one !== '').join(': '))
            .join('\n')}
        >
          {text.on_lists(watches.map(({ list_name }) => list_name).join(', '))}
        </SliceLink>
      )}
      <button
        type="button"
        onClick={() => {
          setOpen(true);
        }}
      >
        {watches.length > 0 ? text.watch_again : text.watch}
      </button>
      {isOpen && (
        <Modal title={text.watch_title(shortAddress(address))} onClose={close}>
          <WatchForm address={address} onDone={close}>
            <button type="button" className="plain" onClick={close}>
              {strings.actions.cancel}
            </button>
          </WatchForm>
        </Modal>
      )}
    </>
  );
}
