/** Labels that stand, each with a way to correct and to remove it. */
import type { ApiSchemas } from '@analytics/api-client';
import { shortAddress } from '@analytics/domain';
import { useState } from 'react';
import { answerOf } from '../api/session.tsx';
import { words } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';
import { useNetworkChange } from '../parts/use-network-change.ts';

const text = strings.labels;

export type Label = ApiSchemas['StandingLabel'];

interface LabelTableProps {
  readonly labels: readonly Label[];
  readonly onCorrect: (label: Label) => void;
}

export function LabelTable({ labels, onCorrect }: LabelTableProps) {
  const [removed, setRemoved] = useState<Label>();
  const columns: readonly DataColumn<Label>[] = [
    { key: 'address', head: text.address, isRowHead: true, cell: ({ address }) => <AddressName address={address} /> },
    { key: 'name', head: text.name, cell: ({ label }) => label },
    { key: 'type', head: text.type, cell: (one) => typeWords(one) },
    { key: 'trust', head: text.trust, leaves: 'second', cell: ({ trust_level }) => words(trust_level) },
    { key: 'risk', head: text.risk, leaves: 'third', cell: ({ risk_level }) => words(risk_level) },
    { key: 'source', head: text.source, cell: ({ source }) => source },
    { key: 'valid', head: text.valid, leaves: 'first', cell: (one) => <Holds label={one} /> },
    {
      key: 'change',
      head: text.change_head,
      isHeadHidden: true,
      cell: (one) => (
        <div className="row together">
          <button
            type="button"
            className="plain"
            aria-label={text.correct_title(shortAddress(one.address))}
            onClick={() => {
              onCorrect(one);
            }}
          >
            {text.correct}
          </button>
          <button
            type="button"
            className="plain"
            aria-label={text.remove_title(shortAddress(one.address))}
            onClick={() => {
              setRemoved(one);
            }}
          >
            {text.remove}
          </button>
        </div>
      ),
    },
  ];
  return (
    <>
      <DataTable label={text.title} columns={columns} rows={labels} rowKey={keyOf} isTall />
      {removed !== undefined && (
        <RemoveDialog
          label={removed}
          onClose={() => {
            setRemoved(undefined);
          }}
        />
      )}
    </>
  );
}

export function typeWords({ address_type, address_subtype }: Pick<Label, 'address_type' | 'address_subtype'>): string {
  return address_subtype === '' ? words(address_type) : `${words(address_type)}, ${words(address_subtype)}`;
}

export function keyOf({ address, label, source }: Label): string {
  return JSON.stringify([address, label, source]);
}

function Holds({ label: { valid_from_ms, valid_to_ms } }: { readonly label: Label }) {
  if (valid_from_ms === 0 && valid_to_ms === 0) return <span className="quiet">{text.always}</span>;
  return (
    <>
      {valid_from_ms > 0 && (
        <>
          {text.from_word} <When at_ms={valid_from_ms} />{' '}
        </>
      )}
      {valid_to_ms > 0 && (
        <>
          {text.until_word} <When at_ms={valid_to_ms} />
        </>
      )}
    </>
  );
}

function RemoveDialog({ label, onClose }: { readonly label: Label; readonly onClose: () => void }) {
  const remove = useNetworkChange(async (client, query, reason: string) => {
    const { address, label: name, source } = label;
    const body = { address, label: name, source, reason };
    return await answerOf(client.POST('/api/v1/labels/remove', { params: { query }, body }));
  });
  return (
    <ReasonDialog
      title={text.remove_title(shortAddress(label.address))}
      words={text}
      longest={2000}
      removal={remove}
      onClose={onClose}
    >
      <p>
        {label.label} · {typeWords(label)} · {label.source}
      </p>
      <p className="quiet">{text.remove_hint}</p>
    </ReasonDialog>
  );
}
