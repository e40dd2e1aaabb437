/** Who took part in which role, the suspected ones first. */
import { useMemo } from 'react';
import { words } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { partOf } from '../drawing/part.ts';
import { PartMark } from '../drawing/legend.tsx';
import type { Participants } from '../drawing/participants.ts';
import { strings } from '../strings.ts';

const text = strings.alert;

interface Member {
  readonly address: string;
  readonly role: string;
  readonly name: string;
  readonly isSuspect: boolean;
}

const ROLE_COLUMNS: readonly DataColumn<Member>[] = [
  {
    key: 'role',
    head: text.role,
    cell: ({ role, isSuspect }) => (
      <>
        <PartMark part={partOf(role, isSuspect)} /> {words(role)}
      </>
    ),
  },
  {
    key: 'address',
    head: text.wallet,
    cell: ({ address, name }) => (
      <>
        <AddressName address={address} /> {name}
      </>
    ),
  },
];
const COLUMNS: readonly DataColumn<Member>[] = [
  ...ROLE_COLUMNS,
  { key: 'suspect', head: text.is_suspect, cell: ({ isSuspect }) => (isSuspect ? text.suspect : text.not_suspect) },
];

export function RoleTable({ participants }: { readonly participants: Participants }) {
  const rows = useMemo(
    () =>
      [...participants.roles]
        .map(([address, role]) => ({
          address,
          role,
          name: participants.names.get(address) ?? '',
          isSuspect: participants.suspects.has(address),
        }))
        .toSorted((a, b) => Number(b.isSuspect) - Number(a.isSuspect)),
    [participants],
  );
  return (
    <section className="card">
      <h2>{text.roles}</h2>
      <DataTable
        label={text.roles}
        // A pattern suspects nobody, which one need not say of each.
        columns={participants.suspects.size === 0 ? ROLE_COLUMNS : COLUMNS}
        rows={rows}
        rowKey={({ address }) => address}
      />
    </section>
  );
}
