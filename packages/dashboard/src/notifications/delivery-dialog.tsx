/** A message as it was sent, and every try to hand it over. */
import type { ApiSchemas } from '@analytics/api-client';
import { useQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { Modal } from '../parts/modal.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.notifications;

type Attempt = ApiSchemas['NotificationAttempt'];

const COLUMNS: readonly DataColumn<Attempt>[] = [
  { key: 'when', head: text.when, isRowHead: true, cell: ({ at_ms }) => <When at_ms={at_ms} isExact /> },
  { key: 'took', head: text.took, isNumber: true, cell: ({ took_ms }) => took_ms },
  {
    key: 'status',
    head: text.answer_status,
    isNumber: true,
    cell: ({ answer_status }) => (answer_status === 0 ? '' : answer_status),
  },
  {
    key: 'answer',
    head: text.answer,
    className: () => 'wraps',
    cell: ({ error_message, answer }) => [error_message, answer].filter((one) => one !== '').join(': '),
  },
];

interface DeliveryDialogProps {
  readonly delivery_id: string;
  readonly onClose: () => void;
}

export function DeliveryDialog({ delivery_id, onClose }: DeliveryDialogProps) {
  const client = useClient();
  const { network } = useSlice();
  const { data, error } = useQuery({
    queryKey: ['notification delivery', network, delivery_id],
    queryFn: ({ signal }) => {
      const params = { path: { delivery_id }, query: { network } };
      return answerOf(client.GET('/api/v1/notifications/deliveries/{delivery_id}', { params, signal }));
    },
  });
  return (
    <Modal title={data?.subject ?? text.subject} onClose={onClose}>
      {error !== null && <Failure error={error} />}
      {error === null && data === undefined && <Loading what={text.subject} />}
      {data !== undefined && (
        <>
          <ul className="lines">
            {data.message.items.map((item, at) => (
              <li key={at} className="wraps">
                {item.text}
              </li>
            ))}
          </ul>
          {data.item_count > data.message.items.length && (
            <p className="quiet">{text.more_items(data.item_count - data.message.items.length)}</p>
          )}
          {data.status === 'waiting' && data.not_before_ms > 0 && (
            <p className="quiet">
              {text.next_try} <When at_ms={data.not_before_ms} isExact />
            </p>
          )}
          {data.attempts.length > 0 && (
            <DataTable
              label={text.tries}
              columns={COLUMNS}
              rows={data.attempts}
              rowKey={({ at_ms, attempt }) => `${at_ms} ${attempt}`}
            />
          )}
        </>
      )}
    </Modal>
  );
}
