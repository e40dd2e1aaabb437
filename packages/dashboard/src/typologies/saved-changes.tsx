/** What was saved for the network, by whom and why. */
import { useQuery } from '@tanstack/react-query';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { words } from '../format/words.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { QueryCard } from '../parts/query-card.tsx';
import { When } from '../parts/when.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.typologies;

const COLUMNS: readonly DataColumn<ApiSchemas['SavedSetting']>[] = [
  { key: 'when', head: text.when, cell: ({ saved_at_ms }) => <When at_ms={saved_at_ms} /> },
  {
    key: 'parameter',
    head: text.parameter,
    isRowHead: true,
    cell: ({ path }) => words(path.replace('typologies.', '').replaceAll('.', ': ')),
  },
  { key: 'to', head: text.to, cell: ({ value_json }) => (value_json === '' ? text.given_back : value_json) },
  { key: 'who', head: text.who, cell: ({ saved_by }) => saved_by },
  { key: 'reason', head: text.save_reason, cell: ({ reason }) => reason },
];

export function SavedChanges() {
  const client = useClient();
  const { network } = useSlice();
  const query = useQuery({
    queryKey: ['parameter changes', network],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/typologies/parameters/changes', { params: { query: { network } }, signal })),
  });
  return (
    <QueryCard title={text.changes} query={query}>
      {({ changes }) =>
        changes.length === 0 ? (
          <p className="quiet">{text.no_change}</p>
        ) : (
          <DataTable label={text.changes} columns={COLUMNS} rows={changes} rowKey={({ change_id }) => change_id} />
        )
      }
    </QueryCard>
  );
}
