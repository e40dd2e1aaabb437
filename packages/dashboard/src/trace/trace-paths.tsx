/** The ways that most of the money took, hop by hop, each with its transfers. */
import { shortAddress, type TraceAnswerPath, type TraceDirection } from '@analytics/domain';
import { formatAmount } from '../format/number.ts';
import { compactWorth } from '../format/usd.ts';
import { AddressName } from '../parts/address-name.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';

const text = strings.trace.paths;

type Hop = TraceAnswerPath['hops'][number];

interface TracePathsProps {
  /** The most money first. */
  readonly paths: readonly TraceAnswerPath[];
  readonly shortest: TraceAnswerPath | undefined;
  readonly direction: TraceDirection;
  /** What the places are called, by address. */
  readonly names: ReadonlyMap<string, string>;
}

export function TracePaths({ paths, shortest, direction, names }: TracePathsProps) {
  const titleOf = ({ address, usd, hops }: TraceAnswerPath): string => {
    const name = names.get(address) ?? '';
    const who = name === '' ? shortAddress(address) : `${name} ${shortAddress(address)}`;
    return (direction === 'forward' ? text.path : text.path_back)(compactWorth(usd), hops.length, who);
  };
  return (
    <section className="card">
      <h2>{text.title}</h2>
      {paths.length === 0 && <p className="quiet">{text.none}</p>}
      {paths.map((path, at) => (
        <PathHops key={`${path.address} ${at}`} title={titleOf(path)} hops={path.hops} isOpen={at === 0} />
      ))}
      {shortest !== undefined && (
        <PathHops title={`${text.shortest}: ${titleOf(shortest)}`} hops={shortest.hops} isOpen={paths.length === 0} />
      )}
    </section>
  );
}

interface PathHopsProps {
  readonly title: string;
  readonly hops: readonly Hop[];
  readonly isOpen: boolean;
}

function PathHops({ title, hops, isOpen }: PathHopsProps) {
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      <DataTable
        label={title}
        columns={COLUMNS}
        rows={hops}
        rowKey={({ from_address, to_address, asset_symbol, time, transfer_ids }) =>
          `${from_address} ${to_address} ${asset_symbol} ${time} ${transfer_ids[0] ?? ''}`
        }
      />
    </details>
  );
}

const COLUMNS: readonly DataColumn<Hop>[] = [
  { key: 'time', head: text.time, cell: ({ time }) => <When at_ms={time} isExact /> },
  { key: 'from', head: text.from, cell: ({ from_address }) => <AddressName address={from_address} /> },
  { key: 'to', head: text.to, cell: ({ to_address }) => <AddressName address={to_address} /> },
  {
    key: 'amount',
    head: text.amount,
    isNumber: true,
    title: ({ amount, asset_symbol }) => `${amount} ${asset_symbol}`,
    cell: ({ amount, asset_symbol }) => `${formatAmount(Number(amount))} ${asset_symbol}`,
  },
  { key: 'how', head: text.how, leaves: 'third', cell: howOf },
  {
    key: 'transfers',
    head: text.transfers,
    title: ({ transfer_ids }) => transfer_ids.join('\n'),
    cell: ({ transfer_ids: [first, ...others] }) =>
      first === undefined ? (
        ''
      ) : (
        <span className="address">
          {shortAddress(first)} <CopyButton text={[first, ...others].join('\n')} what={strings.copy.id} />
          {others.length > 0 && ` + ${others.length}`}
        </span>
      ),
  },
];

function howOf({ kind, given_asset, asset_symbol }: Hop): string {
  const how = text.kinds[kind];
  return given_asset === asset_symbol ? how : `${text.changed(given_asset)}, ${how}`;
}
