/** All transfers of an address: filtered by the URL, drawn, as a table and as CSV. */
import type { ApiClient } from '@analytics/api-client';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { answerOf, useClient } from '../api/session.tsx';
import { DrawingFigure } from '../drawing/drawing-figure.tsx';
import type { Transfer } from '../drawing/flow-graph.ts';
import type { Participants } from '../drawing/participants.ts';
import { transfersCsv } from '../evidence/transfers-csv.ts';
import { formatCount, formatMeasure } from '../format/number.ts';
import { compactUsd } from '../format/usd.ts';
import { AddressName } from '../parts/address-name.tsx';
import { Choice } from '../parts/choice.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { saveFile } from '../parts/save-file.ts';
import { hasAny, useReplaceParams } from '../parts/set-params.ts';
import { ShowMore } from '../parts/show-more.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { TypedField } from '../parts/typed-field.tsx';
import { Usd } from '../parts/usd.tsx';
import { useTypedParam } from '../parts/use-typed-param.ts';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { useSlice, type SliceChoice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { TRANSFER_PARAMS, transferFilter, type TransferFilter, type TransferParam } from './transfer-filter.ts';

const text = strings.address_transfers;
const PAGE = 100;
const CSV_PAGE = 10_000;
/** More would be a ball of wool; the table has them all. */
const DRAWN = 60;

export function AddressTransfers({ address, role }: { readonly address: string; readonly role: string }) {
  const client = useClient();
  const slice = useSlice();
  const [params] = useSearchParams();
  const filter = transferFilter(params);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['address transfers', slice, address, filter],
    initialPageParam: 0,
    queryFn: ({ pageParam }) => pageOf(client, slice, address, filter, PAGE, pageParam),
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : null),
  });
  const save = useMutation({
    mutationFn: async () => {
      saveFile(`${address}.csv`, 'text/csv', transfersCsv(await allOf(client, slice, address, filter)));
    },
  });
  const [first] = data?.pages ?? [];
  const transfers = useMemo(() => data?.pages.flatMap((page) => page.transfers) ?? [], [data]);
  const names = useMemo(
    () => new Map(data?.pages.flatMap(({ labels }) => labels.map((one) => [one.address, one.label] as const))),
    [data],
  );
  return (
    <>
      <section className="card">
        <h2>{text.drawing}</h2>
        <Drawn address={address} role={role} />
      </section>
      <section className="card" id="transfers">
        <div className="row spread">
          <h2>
            {text.title}{' '}
            {first !== undefined && (
              <span className="quiet" role="status">
                · {text.found(formatCount(first.transfer_count), compactUsd(first.in_usd), compactUsd(first.out_usd))}
              </span>
            )}
          </h2>
          <p className="row">
            {filter.tx_id !== undefined && (
              <SliceLink className="button" to="/trace" query={{ transfer: filter.tx_id }}>
                {text.follow}
              </SliceLink>
            )}
            <button
              type="button"
              disabled={save.isPending || first === undefined}
              onClick={() => {
                save.mutate();
              }}
            >
              {save.isPending ? strings.alert.csv_loading : strings.alert.csv}
            </button>
          </p>
        </div>
        {save.error !== null && <Failure error={save.error} />}
        <TransferFilters assets={first?.assets ?? []} />
        {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
        {error === null && first === undefined && <Loading what={text.title} />}
        {first !== undefined && transfers.length === 0 && <p className="quiet">{text.none}</p>}
        {transfers.length > 0 && (
          <>
            <DataTable
              label={text.title}
              columns={columnsFor(address, names)}
              rows={transfers}
              rowKey={({ transfer_id }) => transfer_id}
            />
            <ShowMore hasNextPage={hasNextPage} fetchNextPage={fetchNextPage} />
          </>
        )}
      </section>
    </>
  );
}

async function pageOf(
  client: ApiClient,
  slice: SliceChoice,
  address: string,
  filter: TransferFilter,
  limit: number,
  offset: number,
) {
  const query = { ...slice, ...filter, limit, offset };
  return await answerOf(client.GET('/api/v1/addresses/{address}/transfers', { params: { path: { address }, query } }));
}

async function allOf(
  client: ApiClient,
  slice: SliceChoice,
  address: string,
  filter: TransferFilter,
): Promise<Transfer[]> {
  const all: Transfer[] = [];
  for (let hasMore = true; hasMore;) {
    const page = await pageOf(client, slice, address, filter, CSV_PAGE, all.length);
    all.push(...page.transfers);
    hasMore = page.has_more && page.transfers.length > 0;
  }
  return all;
}

/** The largest transfers around the address, whatever the table is filtered by. */
function Drawn({ address, role }: { readonly address: string; readonly role: string }) {
  const client = useClient();
  const slice = useSlice();
  const { data, error, refetch } = useQuery({
    queryKey: ['largest transfers', slice, address],
    queryFn: () => pageOf(client, slice, address, { sort: 'usd' }, DRAWN, 0),
  });
  const participants = useMemo<Participants>(
    () => ({
      roles: new Map([[address, role]]),
      suspects: new Set(),
      names: new Map(data?.labels.map((one) => [one.address, one.label])),
    }),
    [data, address, role],
  );
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what={text.drawing} />;
  if (data.transfers.length === 0) return <p className="quiet">{text.none}</p>;
  return (
    <>
      <p className="quiet">{text.drawn(formatCount(data.transfers.length), formatCount(data.transfer_count))}</p>
      <DrawingFigure drawing="star" transfers={data.transfers} participants={participants} name={address} />
    </>
  );
}

function columnsFor(address: string, names: ReadonlyMap<string, string>): readonly DataColumn<Transfer>[] {
  const other = ({ from_address, to_address }: Transfer): string =>
    from_address === address ? to_address : from_address;
  const columns = strings.alert.columns;
  return [
    { key: 'time', head: columns.time, cell: ({ block_timestamp }) => <When at_ms={block_timestamp} isExact /> },
    {
      key: 'way',
      head: text.way,
      cell: ({ from_address }) => (from_address === address ? `→ ${text.out}` : `← ${text.in}`),
    },
    {
      key: 'with',
      head: text.with,
      cell: (row) => (
        <>
          <AddressName address={other(row)} /> {names.get(other(row))}
        </>
      ),
    },
    {
      key: 'amount',
      head: columns.amount,
      isNumber: true,
      title: ({ amount, asset_symbol }) => `${amount} ${asset_symbol}`,
      cell: ({ amount, asset_symbol }) => `${formatMeasure(Number(amount))} ${asset_symbol}`,
    },
    { key: 'usd', head: columns.usd, isNumber: true, cell: ({ amount_usd }) => <Usd amount_usd={amount_usd} /> },
    {
      key: 'tx',
      head: text.tx,
      className: () => 'address',
      title: ({ tx_id }) => tx_id,
      cell: ({ tx_id }) => tx_id.slice(0, 12),
    },
  ];
}

function TransferFilters({ assets }: { readonly assets: readonly string[] }) {
  const [params] = useSearchParams();
  const set = useReplaceParams();
  const chosen = params.get('asset') ?? '';
  const offered = chosen === '' || assets.includes(chosen) ? assets : [chosen, ...assets];
  return (
    <search className="filters">
      <UrlChoice
        name="direction"
        label={text.way}
        options={[
          ['', strings.alerts.all],
          ['in', text.in],
          ['out', text.out],
        ]}
      />
      <UrlChoice
        name="asset"
        label={text.asset}
        options={[['', strings.alerts.all], ...offered.map((name) => [name, name] as const)]}
      />
      <UrlField name="with" label={text.with} type="search" />
      <UrlField name="min" label={strings.alerts.min_usd} type="number" />
      <UrlField name="max" label={text.max} type="number" />
      <UrlField name="from" label={text.from} type="date" />
      <UrlField name="to" label={text.to} type="date" />
      <UrlField name="tx" label={text.tx} type="search" />
      <UrlChoice
        name="order"
        label={text.order}
        options={[
          ['', text.newest],
          ['usd', text.largest],
        ]}
      />
      {hasAny(params, TRANSFER_PARAMS) && (
        <button
          type="button"
          onClick={() => {
            set(Object.fromEntries(TRANSFER_PARAMS.map((name) => [name, undefined])));
          }}
        >
          {strings.actions.clear}
        </button>
      )}
    </search>
  );
}

interface ChoiceProps {
  readonly name: TransferParam;
  readonly label: string;
  readonly options: readonly (readonly [value: string, shown: string])[];
}

function UrlChoice({ name, label, options }: ChoiceProps) {
  const [params] = useSearchParams();
  const set = useReplaceParams();
  return (
    <Choice
      label={label}
      value={params.get(name) ?? ''}
      options={options}
      onChoose={(value) => {
        set({ [name]: value });
      }}
    />
  );
}

interface TypedProps {
  readonly name: TransferParam;
  readonly label: string;
  readonly type: 'search' | 'number' | 'date';
}

function UrlField({ name, label, type }: TypedProps) {
  const { typed, setTyped } = useTypedParam(name);
  return <TypedField label={label} type={type} value={typed} onType={setTyped} />;
}
