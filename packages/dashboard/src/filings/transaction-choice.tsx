/** Which transactions of the evidence the report names. */
import { shortAddress, type FilingTransaction } from '@analytics/domain';
import { useCallback, useMemo } from 'react';
import { formatAmount, formatCount } from '../format/number.ts';
import { centsUsd } from '../format/usd.ts';
import { AddressName } from '../parts/address-name.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { When } from '../parts/when.tsx';
import { filingStrings as text } from '../strings-filings.ts';
import type { Editing } from './editing.ts';
import { fieldId } from './filing-field.tsx';

export function TransactionChoice({ editing }: { readonly editing: Editing }) {
  const { document, change, isReadOnly, missing } = editing;
  const { transactions, origin } = document;
  const chosen = transactions.filter(({ is_chosen }) => is_chosen).length;
  const choose = useCallback(
    (is_chosen: boolean, transfer_id?: string): void => {
      change((newest) => ({
        ...newest,
        transactions: newest.transactions.map((one) =>
          transfer_id === undefined || one.transfer_id === transfer_id ? { ...one, is_chosen } : one,
        ),
      }));
    },
    [change],
  );
  const table = useMemo(
    () => (
      <DataTable
        label={text.sections.transactions}
        columns={columnsOf(isReadOnly, choose)}
        rows={transactions}
        rowKey={({ transfer_id }) => transfer_id}
      />
    ),
    [transactions, isReadOnly, choose],
  );
  const listed = formatCount(transactions.length);
  return (
    <section className="card" id={fieldId('transactions')} tabIndex={-1}>
      <h2>{text.sections.transactions}</h2>
      <p className="quiet">
        {text.transactions_hint(formatCount(chosen), listed)}{' '}
        {origin.evidence_count > transactions.length && text.evidence_part(listed, formatCount(origin.evidence_count))}
      </p>
      {missing.has('transactions') && <p className="amber">{missing.get('transactions')}</p>}
      {!isReadOnly && (
        <div className="row">
          <button
            type="button"
            onClick={() => {
              choose(true);
            }}
          >
            {text.choose_all}
          </button>
          <button
            type="button"
            onClick={() => {
              choose(false);
            }}
          >
            {text.choose_none}
          </button>
        </div>
      )}
      {table}
    </section>
  );
}

function columnsOf(
  isReadOnly: boolean,
  choose: (is_chosen: boolean, transfer_id: string) => void,
): readonly DataColumn<FilingTransaction>[] {
  return [
    {
      key: 'choose',
      head: text.choose,
      cell: ({ transfer_id, is_chosen }) => (
        <input
          type="checkbox"
          aria-label={text.choose_of(shortAddress(transfer_id))}
          checked={is_chosen}
          disabled={isReadOnly}
          onChange={(event) => {
            choose(event.target.checked, transfer_id);
          }}
        />
      ),
    },
    { key: 'time', head: text.time, isRowHead: true, cell: ({ at_ms }) => <When at_ms={at_ms} /> },
    { key: 'from', head: text.from, cell: ({ from_address }) => <AddressName address={from_address} /> },
    { key: 'to', head: text.to, cell: ({ to_address }) => <AddressName address={to_address} /> },
    {
      key: 'amount',
      head: text.amount,
      isNumber: true,
      leaves: 'first',
      title: ({ amount }) => amount,
      cell: ({ amount, asset_symbol }) => `${formatAmount(Number(amount))} ${asset_symbol}`,
    },
    { key: 'usd', head: text.usd, isNumber: true, cell: ({ amount_usd }) => centsUsd(amount_usd) },
  ];
}
