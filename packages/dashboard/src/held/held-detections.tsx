/** Detections that are no alert, by reason, the surest first. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import type { ApiSchemas } from '@analytics/api-client';
import { HOLD_REASONS, typologyWords } from '@analytics/domain';
import { answerOf, useClient } from '../api/session.tsx';
import { formatShare } from '../format/number.ts';
import { withShortAddresses } from '../evidence/short-addresses.ts';
import { capitalised } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { Choice } from '../parts/choice.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { useReplaceParams } from '../parts/set-params.ts';
import { ShowMore } from '../parts/show-more.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { Usd } from '../parts/usd.tsx';
import { When } from '../parts/when.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.held;
const PAGE = 100;
const reasonWords = (reason: string): string => text.reasons_short[reason] ?? reason;

const COLUMNS: readonly DataColumn<ApiSchemas['HeldDetection']>[] = [
  {
    key: 'typology',
    head: text.typology,
    isRowHead: true,
    cell: (row) => capitalised(typologyWords(row.typology_type)),
  },
  { key: 'reason', head: text.reason, cell: ({ hold_reason }) => reasonWords(hold_reason) },
  {
    key: 'confidence',
    head: text.confidence,
    isNumber: true,
    cell: ({ confidence_score }) => formatShare(confidence_score),
  },
  { key: 'entered', head: text.entered, isNumber: true, cell: ({ entered_usd }) => <Usd amount_usd={entered_usd} /> },
  { key: 'subject', head: text.subject, cell: ({ subject_address }) => <AddressName address={subject_address} /> },
  { key: 'start', head: text.start, leaves: 'first', cell: ({ start_time }) => <When at_ms={start_time} /> },
  {
    key: 'description',
    head: text.description,
    leaves: 'second',
    cell: ({ description }) => withShortAddresses(description),
  },
];

export function HeldDetections() {
  const client = useClient();
  const slice = useSlice();
  const [params] = useSearchParams();
  const set = useReplaceParams();
  const hold_reason = HOLD_REASONS.find((reason) => reason === params.get('reason'));
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['held', slice, hold_reason],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const reason = hold_reason === undefined ? {} : { hold_reason };
      const query = { ...slice, limit: PAGE, offset: pageParam, ...reason };
      return answerOf(client.GET('/api/v1/detections/held', { params: { query }, signal }));
    },
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : null),
  });
  const rows = data?.pages.flatMap(({ detections }) => detections);
  return (
    <section className="card">
      <h2>{text.detections}</h2>
      <search className="filters roomy">
        <Choice
          label={text.reason}
          value={hold_reason ?? ''}
          options={[
            ['', text.any],
            ...HOLD_REASONS.map((reason): readonly [string, string] => [reason, reasonWords(reason)]),
          ]}
          onChoose={(reason) => {
            set({ reason });
          }}
        />
      </search>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && rows === undefined && <Loading what={text.what} />}
      {rows?.length === 0 && <p className="quiet">{text.none}</p>}
      {rows !== undefined && rows.length > 0 && (
        <>
          <DataTable
            label={text.detections}
            columns={COLUMNS}
            rows={rows}
            rowKey={({ detection_id }) => detection_id}
          />
          <ShowMore hasNextPage={hasNextPage} fetchNextPage={fetchNextPage} />
        </>
      )}
    </section>
  );
}
