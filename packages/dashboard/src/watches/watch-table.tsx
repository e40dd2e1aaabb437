/** Addresses on lists, each with a way to remove it. */
import { MAX_WATCH_NOTE, shortAddress } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { useState } from 'react';
import { answerOf } from '../api/session.tsx';
import { AddressName } from '../parts/address-name.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { useNetworkChange } from '../parts/use-network-change.ts';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';

const text = strings.watches;

type Watch = ApiSchemas['Watch'];

export function WatchTable({ watches }: { readonly watches: readonly Watch[] }) {
  const [removed, setRemoved] = useState<Watch>();
  const columns: readonly DataColumn<Watch>[] = [
    { key: 'address', head: text.address, isRowHead: true, cell: ({ address }) => <AddressName address={address} /> },
    { key: 'list', head: text.list, cell: ({ list_name }) => list_name },
    { key: 'note', head: text.note, cell: ({ note }) => note },
    { key: 'who', head: text.who, leaves: 'second', cell: ({ changed_by }) => changed_by },
    { key: 'when', head: text.when, leaves: 'first', cell: ({ changed_at_ms }) => <When at_ms={changed_at_ms} /> },
    {
      key: 'remove',
      head: text.remove_head,
      isHeadHidden: true,
      cell: (one) => (
        <button
          type="button"
          className="plain"
          aria-label={text.remove_title(`${shortAddress(one.address)}, ${one.list_name}`)}
          onClick={() => {
            setRemoved(one);
          }}
        >
          {text.remove}
        </button>
      ),
    },
  ];
  return (
    <>
      <DataTable
        label={text.standing}
        columns={columns}
        rows={watches}
        rowKey={({ address, list_name }) => JSON.stringify([address, list_name])}
      />
      {removed !== undefined && (
        <RemoveDialog
          watch={removed}
          onClose={() => {
            setRemoved(undefined);
          }}
        />
      )}
    </>
  );
}

function RemoveDialog({ watch, onClose }: { readonly watch: Watch; readonly onClose: () => void }) {
  const { address, list_name, note } = watch;
  const remove = useNetworkChange(async (client, query, reason: string) => {
    const body = { address, list_name, reason };
    return await answerOf(client.POST('/api/v1/watches/remove', { params: { query }, body }));
  });
  return (
    <ReasonDialog
      title={text.remove_title(shortAddress(address))}
      words={text}
      longest={MAX_WATCH_NOTE}
      removal={remove}
      onClose={onClose}
    >
      <p>{[list_name, note].filter((one) => one !== '').join(' · ')}</p>
      <p className="quiet">{text.remove_hint}</p>
    </ReasonDialog>
  );
}
