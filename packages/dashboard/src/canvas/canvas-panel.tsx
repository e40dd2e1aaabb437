/** What can be done with the addresses that are chosen on a canvas, and what is known of the first of them. */
import type { RefObject } from 'react';
import { checksumAddress, type CanvasDocument, type CanvasLink } from '@analytics/domain';
import { formatCount } from '../format/number.ts';
import { words } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { Fact } from '../parts/fact.tsx';
import { Usd } from '../parts/usd.tsx';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';
import { ActGroup } from './act-group.tsx';
import { passes, type Facts } from './canvas-graph.ts';
import { COLUMN, ROW } from './time-layout.ts';
import type { CanvasActs } from './use-canvas-acts.ts';
import { CanvasMarks } from './canvas-marks.tsx';

const text = strings.canvas.panel;

/** Links that an expansion reads at a time. */
export const COUNTS = [12, 24, 48, 96] as const;

interface CanvasPanelProps {
  readonly document: CanvasDocument;
  readonly facts: Facts;
  readonly acts: CanvasActs;
  readonly count: number;
  readonly onCount: (count: number) => void;
  /** Where a key of the list brings the focus. */
  readonly noteField: RefObject<HTMLTextAreaElement | null>;
  readonly groupField: RefObject<HTMLInputElement | null>;
}

export function CanvasPanel(props: CanvasPanelProps) {
  const { document, facts, acts, count, onCount } = props;
  const { addresses } = acts;
  const [address, second] = addresses;
  if (address === undefined)
    return (
      <aside className="card canvas-panel" aria-label={text.title}>
        <h2>{text.title}</h2>
        <p className="quiet">{text.none}</p>
      </aside>
    );
  const expansion = acts.expansionOf(address, undefined);
  return (
    <aside className="card canvas-panel" aria-label={text.title}>
      <h2>{addresses.length > 1 ? text.several(formatCount(addresses.length)) : text.title}</h2>
      {addresses.length === 1 && <AddressFactsList address={address} facts={facts} />}
      <ActGroup title={text.expand}>
        <button
          type="button"
          onClick={() => {
            acts.expand('in');
          }}
        >
          {text.backward}
        </button>
        <button
          type="button"
          onClick={() => {
            acts.expand('out');
          }}
        >
          {text.forward}
        </button>
        <button
          type="button"
          onClick={() => {
            acts.expand(undefined);
          }}
        >
          {text.both}
        </button>
        <select
          aria-label={text.count}
          value={count}
          onChange={(event) => {
            onCount(Number(event.target.value));
          }}
        >
          {COUNTS.map((one) => (
            <option key={one} value={one}>
              {text.largest(one)}
            </option>
          ))}
        </select>
        <button type="button" onClick={acts.collapse}>
          {text.collapse}
        </button>
      </ActGroup>
      {expansion !== undefined && expansion.link_count > expansion.read_count && (
        <p className="quiet">{text.shown(formatCount(expansion.read_count), formatCount(expansion.link_count))}</p>
      )}
      <ActGroup title={text.money}>
        <button
          type="button"
          onClick={() => {
            acts.follow('forward');
          }}
        >
          {text.follow}
        </button>
        <button
          type="button"
          onClick={() => {
            acts.follow('backward');
          }}
        >
          {text.follow_back}
        </button>
        <button
          type="button"
          disabled={second === undefined || addresses.length > 2}
          title={text.path_hint}
          onClick={acts.path}
        >
          {text.path}
        </button>
      </ActGroup>
      <CanvasMarks {...props} />
      <ActGroup title={text.move}>
        <button
          type="button"
          aria-label={text.moves.left}
          onClick={() => {
            acts.shift(-COLUMN, 0);
          }}
        >
          ←
        </button>
        <button
          type="button"
          aria-label={text.moves.right}
          onClick={() => {
            acts.shift(COLUMN, 0);
          }}
        >
          →
        </button>
        <button
          type="button"
          aria-label={text.moves.up}
          onClick={() => {
            acts.shift(0, ROW);
          }}
        >
          ↑
        </button>
        <button
          type="button"
          aria-label={text.moves.down}
          onClick={() => {
            acts.shift(0, -ROW);
          }}
        >
          ↓
        </button>
      </ActGroup>
      {addresses.length === 1 && <LinksOf address={address} document={document} facts={facts} />}
    </aside>
  );
}

function AddressFactsList({ address, facts }: { readonly address: string; readonly facts: Facts }) {
  const known = facts.get(address);
  return (
    <>
      {known !== undefined && known.label !== '' && <p className="lead whole">{known.label}</p>}
      <p className="address whole">{checksumAddress(address)}</p>
      {known?.is_in_slice === false && <p className="notice-text">{text.gone}</p>}
      {known?.is_in_slice === true && (
        <dl className="facts">
          {known.role !== '' && <Fact name={text.role}>{words(known.role)}</Fact>}
          <Fact name={text.volume}>
            <Usd amount_usd={known.total_volume_usd} />
          </Fact>
          <Fact name={text.counterparties}>{formatCount(known.counterparty_count)}</Fact>
          <Fact name={text.alerts}>{formatCount(known.alert_count)}</Fact>
        </dl>
      )}
      <p>
        {text.page}: <AddressName address={address} />
      </p>
    </>
  );
}

const COLUMNS: readonly DataColumn<CanvasLink>[] = [
  {
    key: 'from',
    head: text.link_columns.from,
    cell: ({ from_address }) => <AddressName address={from_address} copyable={false} />,
  },
  {
    key: 'to',
    head: text.link_columns.to,
    cell: ({ to_address }) => <AddressName address={to_address} copyable={false} />,
  },
  { key: 'asset', head: text.link_columns.asset, cell: ({ asset_symbol }) => asset_symbol },
  { key: 'usd', head: text.link_columns.usd, isNumber: true, cell: ({ total_usd }) => <Usd amount_usd={total_usd} /> },
  {
    key: 'count',
    head: text.link_columns.count,
    isNumber: true,
    cell: ({ transfer_count }) => formatCount(transfer_count),
  },
  {
    key: 'when',
    head: text.link_columns.when,
    cell: ({ first_time }) => (first_time === 0 ? '' : <When at_ms={first_time} />),
  },
  { key: 'basis', head: text.link_columns.basis, cell: ({ basis }) => strings.canvas.bases[basis] },
];

interface LinksOfProps {
  readonly address: string;
  readonly document: CanvasDocument;
  readonly facts: Facts;
}

function LinksOf({ address, document, facts }: LinksOfProps) {
  const links = document.links
    .filter((link) => link.from_address === address || link.to_address === address)
    .filter((link) => passes(link, document, facts))
    .toSorted((a, b) => a.first_time - b.first_time);
  return (
    <>
      <h3>{text.links}</h3>
      {links.length === 0 ? (
        <p className="quiet">{text.no_link}</p>
      ) : (
        <DataTable
          label={text.links}
          columns={COLUMNS}
          rows={links}
          rowKey={(link) =>
            JSON.stringify([link.from_address, link.to_address, link.asset_symbol, link.asset_contract, link.basis])
          }
        />
      )}
    </>
  );
}
