/** Which news goes where: the channels that are configured, the rules, and what became of each message. */
import { useQuery } from '@tanstack/react-query';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { Allowed } from '../parts/allowed.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { QueryCard } from '../parts/query-card.tsx';
import { Empty } from '../parts/states.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { DeliveryLog } from './delivery-log.tsx';
import { RuleForm } from './rule-form.tsx';
import { RuleTable } from './rule-table.tsx';
import { RunsTabs } from './runs-tabs.tsx';

const text = strings.notifications;

type Channel = ApiSchemas['NotificationChannel'];

export function NotificationsPage() {
  const client = useClient();
  const { network } = useSlice();
  const channels = useQuery({
    queryKey: ['notification channels'],
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/notifications/channels', { signal })),
  });
  const rules = useQuery({
    queryKey: ['notification rules', network],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/notifications/rules', { params: { query: { network } }, signal })),
  });
  const configured = channels.data?.channels ?? [];
  return (
    <>
      <RunsTabs />
      <h1>{text.title}</h1>
      <p className="quiet">{text.intro}</p>
      <QueryCard title={text.rules} query={rules}>
        {({ rules: standing }) =>
          standing.length === 0 ? <p className="quiet">{text.no_rule}</p> : <RuleTable rules={standing} />
        }
      </QueryCard>
      <div className="columns">
        {configured.length > 0 && (
          <section className="card">
            <h2>{text.add_title}</h2>
            <p className="quiet">{text.add_hint}</p>
            <Allowed scope="admin">
              <RuleForm channels={configured} />
            </Allowed>
          </section>
        )}
        <QueryCard title={text.channels} query={channels}>
          {(found) =>
            found.channels.length === 0 ? (
              <Empty title={text.no_channel} hint={text.no_channel_hint} />
            ) : (
              <DataTable
                label={text.channels}
                columns={CHANNEL_COLUMNS}
                rows={found.channels}
                rowKey={({ channel }) => channel}
              />
            )
          }
        </QueryCard>
      </div>
      <DeliveryLog />
    </>
  );
}

const CHANNEL_COLUMNS: readonly DataColumn<Channel>[] = [
  { key: 'channel', head: text.channel, isRowHead: true, cell: ({ channel }) => channel },
  { key: 'kind', head: text.kind, cell: ({ kind }) => text.kinds[kind] },
  { key: 'target', head: text.target, className: () => 'wraps', cell: ({ target }) => target },
];
