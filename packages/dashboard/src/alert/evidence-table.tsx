/** The transfers that an alert stands on; those of the lit sentence are marked. */
import { exactUsd } from '../format/usd.ts';
import { formatCount, formatMeasure } from '../format/number.ts';
import { shortAddress } from '../format/address.ts';
import { AddressName } from '../parts/address-name.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { saveFile } from '../parts/save-file.ts';
import { Usd } from '../parts/usd.tsx';
import { When } from '../parts/when.tsx';
import type { Transfer } from '../scheme/scheme.ts';
import { strings } from '../strings.ts';

const text = strings.alert;

interface EvidenceTableProps {
  readonly transfers: readonly Transfer[];
  readonly lit: ReadonlySet<string> | undefined;
  readonly name: string;
}

export function EvidenceTable({ transfers, lit, name }: EvidenceTableProps) {
  return (
    <section className="card">
      <div className="row spread">
        <h2>
          {text.evidence} <span className="quiet">· {text.evidence_count(formatCount(transfers.length))}</span>
        </h2>
        <button
          type="button"
          onClick={() => {
            saveFile(`${name}.csv`, 'text/csv', transfersCsv(transfers));
          }}
        >
          {text.csv}
        </button>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label={text.evidence}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.columns.time}</th>
              <th scope="col">{text.columns.from}</th>
              <th scope="col">{text.columns.to}</th>
              <th scope="col" className="number">
                {text.columns.amount}
              </th>
              <th scope="col" className="number">
                {text.columns.usd}
              </th>
              <th scope="col">{text.columns.transfer}</th>
            </tr>
          </thead>
          <tbody>
            {transfers.map((transfer) => (
              <tr key={transfer.transfer_id} className={lit?.has(transfer.transfer_id) === true ? 'is-lit' : ''}>
                <td>
                  <When at_ms={transfer.block_timestamp} />
                </td>
                <td>
                  <AddressName address={transfer.from_address} />
                </td>
                <td>
                  <AddressName address={transfer.to_address} />
                </td>
                <td className="number" title={`${transfer.amount} ${transfer.asset_symbol}`}>
                  {formatMeasure(Number(transfer.amount))} {transfer.asset_symbol}
                </td>
                <td className="number" title={exactUsd(transfer.amount_usd)}>
                  <Usd amount_usd={transfer.amount_usd} />
                </td>
                <td className="address" title={transfer.transfer_id}>
                  {shortAddress(transfer.tx_id)}
                  <CopyButton text={transfer.transfer_id} what={`${strings.copy.id} ${shortAddress(transfer.tx_id)}`} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const CSV_COLUMNS = [
  'transfer_id',
  'tx_id',
  'block_height',
  'block_timestamp',
  'from_address',
  'to_address',
  'asset_symbol',
  'asset_contract',
  'amount',
  'amount_usd',
] as const;

/** RFC 4180; a field that a spreadsheet would run as a formula is marked as text. */
function transfersCsv(transfers: readonly Transfer[]): string {
  const field = (value: string | number): string => {
    const plain = String(value);
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/u.test(plain) ? `'${plain}` : plain;
    return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = transfers.map((transfer) => CSV_COLUMNS.map((column) => field(transfer[column])).join(','));
  return [CSV_COLUMNS.join(','), ...rows, ''].join('\r\n');
}
