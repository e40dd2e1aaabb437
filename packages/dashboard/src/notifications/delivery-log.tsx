/** What was sent, waits or was given up, newest first; each message opens with every try. */
import type { ApiSchemas } from '@analytics/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, useClient } from '../api/session.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { useNetworkChange } from '../parts/use-network-change.ts';
import { When } from '../parts/when.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { DeliveryDialog } from './delivery-dialog.tsx';

const text = strings.notifications;
const PAGE = 50;
const REFRESH_MS = 5000;

type Delivery = ApiSchemas['NotificationDelivery'];

export function DeliveryLog() {
  const client = useClient();
  const { network } = useSlice();
  const [opened, setOpened] = useState<string>();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['notification deliveries', network],
    refetchInterval: REFRESH_MS,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const query = { network, limit: PAGE, offset: pageParam };
      return answerOf(client.GET('/api/v1/notifications/deliveries', { params: { query }, signal }));
    },
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : null),
  });
  const retry = useNetworkChange((asked, query, delivery_id: string) => {
    const params = { path: { delivery_id }, query };
    return answerOf(asked.POST('/api/v1/notifications/deliveries/{delivery_id}/retry', { params }));
  });
  const deliveries = data?.pages.flatMap((page) => page.deliveries);
  return (
    <section className="card">
      <h2>{text.log}</h2>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && deliveries === undefined && <Loading what={text.log} />}
      {deliveries?.length === 0 && <p className="quiet">{text.no_message}</p>}
      {retry.error !== null && <Failure error={retry.error} />}
      {deliveries !== undefined && deliveries.length > 0 && (
        <>
          <DataTable
            label={text.log}
            columns={columnsOf({ onOpen: setOpened, onRetry: retry.mutate, isRetrying: retry.isPending })}
            rows={deliveries}
            rowKey={({ delivery_id }) => delivery_id}
          />
          <ShowMore hasNextPage={hasNextPage} fetchNextPage={fetchNextPage} />
        </>
      )}
      {opened !== undefined && (
        <DeliveryDialog
          delivery_id={opened}
          onClose={() => {
            setOpened(undefined);
          }}
        />
      )}
    </section>
  );
}

interface Acts {
  readonly onOpen: (delivery_id: string) => void;
  readonly onRetry: (delivery_id: string) => void;
  readonly isRetrying: boolean;
}

const CLASS_OF: Readonly<Record<Delivery['status'], string>> = {
  waiting: 'amber',
  sent: '',
  given_up: 'failure verdict',
};

function columnsOf({ onOpen, onRetry, isRetrying }: Acts): readonly DataColumn<Delivery>[] {
  return [
    { key: 'when', head: text.when, cell: ({ created_at_ms }) => <When at_ms={created_at_ms} /> },
    { key: 'subject', head: text.subject, isRowHead: true, className: () => 'wraps', cell: ({ subject }) => subject },
    { key: 'rule', head: text.rule, leaves: 'first', className: () => 'wraps', cell: ({ rule_name }) => rule_name },
    { key: 'channel', head: text.channel, leaves: 'second', cell: ({ channel }) => channel },
    {
      key: 'status',
      head: text.status,
      className: ({ status }) => CLASS_OF[status],
      cell: ({ status }) => text.delivery_statuses[status],
    },
    { key: 'tries', head: text.tries, isNumber: true, leaves: 'third', cell: ({ attempt }) => attempt },
    { key: 'error', head: text.error, className: () => 'wraps', cell: ({ error_message }) => error_message },
    {
      key: 'actions',
      head: text.actions,
      isHeadHidden: true,
      cell: ({ delivery_id, subject, status }) => (
        <div className="row together">
          <button
            type="button"
            aria-label={text.open_title(subject)}
            onClick={() => {
              onOpen(delivery_id);
            }}
          >
            {text.open}
          </button>
          {status === 'given_up' && (
            <button
              type="button"
              aria-label={text.retry_title(subject)}
              disabled={isRetrying}
              onClick={() => {
                onRetry(delivery_id);
              }}
            >
              {text.retry}
            </button>
          )}
        </div>
      ),
    },
  ];
}
