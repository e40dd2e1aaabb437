/** What came in, and where all of it is: equal to the last digit. */
import { groupedDigits, type TraceLedgerRow } from '@analytics/domain';
import { formatAmount } from '../format/number.ts';
import { compactUsd, exactUsd } from '../format/usd.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { strings } from '../strings.ts';
import type { KeptTrace } from './trace-page.tsx';

const text = strings.trace.balance;

export function TraceBalance({ trace }: { readonly trace: KeptTrace }) {
  const { method, ledger, direction } = trace;
  // Poison counts money more than once.
  const shown = method === 'poison' ? 'haircut' : method;
  const lines = ledger.filter((line) => line.method === shown);
  const all = lines.find(({ asset_contract }) => asset_contract === '') ?? lines[0];
  if (all === undefined) return null;
  const sum = (amount: string): string =>
    all.asset_symbol === 'USD' ? compactUsd(amount) : `${formatAmount(Number(amount))} ${all.asset_symbol}`;
  const terms = [
    ['', text.entered, all.entered],
    ['=', text.arrived[direction], all.arrived],
    ['+', text.held[direction], all.held],
    ['+', text.below, all.below_limit],
    ['+', text.not_followed, all.not_followed],
  ] as const;
  return (
    <section className="card">
      <h2>{text.title[direction]}</h2>
      <dl className="balance">
        {terms.map(([sign, name, amount]) => (
          <div key={name}>
            <dt>
              {sign} {name}
            </dt>
            <dd title={all.asset_symbol === 'USD' ? exactUsd(amount) : groupedDigits(amount)}>{sum(amount)}</dd>
          </div>
        ))}
      </dl>
      {method === 'poison' && <p className="quiet">{text.of_haircut}</p>}
      <details>
        <summary>{text.by_asset}</summary>
        <DataTable
          label={text.by_asset}
          columns={columnsFor(direction)}
          rows={lines}
          rowKey={({ asset_symbol, asset_contract }) => `${asset_symbol} ${asset_contract}`}
        />
      </details>
    </section>
  );
}

type Sum = Exclude<keyof TraceLedgerRow, 'method' | 'asset_symbol' | 'asset_contract'>;

function columnsFor(direction: KeptTrace['direction']): readonly DataColumn<TraceLedgerRow>[] {
  const sum = (key: Sum, head: string): DataColumn<TraceLedgerRow> => ({
    key,
    head,
    isNumber: true,
    cell: (line) => groupedDigits(line[key]),
  });
  return [
    {
      key: 'asset',
      head: text.asset,
      isRowHead: true,
      title: ({ asset_contract }) => asset_contract,
      cell: ({ asset_symbol }) => asset_symbol,
    },
    sum('entered', text.entered),
    sum('changed_into', text.changed_into),
    sum('changed', text.changed),
    sum('arrived', `= ${text.arrived[direction]}`),
    sum('held', `+ ${text.held[direction]}`),
    sum('below_limit', `+ ${text.below}`),
    sum('not_followed', `+ ${text.not_followed}`),
    sum('difference', text.difference),
  ];
}
