/** What the decisions about this network's alerts taught: how much each name gains or loses by them. */
import type { ApiSchemas } from '@analytics/api-client';
import { signedBits, typologyWords } from '@analytics/domain';
import { useQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { capitalised } from '../format/words.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { QueryCard } from '../parts/query-card.tsx';
import { When } from '../parts/when.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.typologies.learned;

type LearntName = ApiSchemas['Learning']['names'][number];

const COLUMNS: readonly DataColumn<LearntName>[] = [
  { key: 'name', head: text.name, isRowHead: true, cell: (one) => capitalised(typologyWords(one.typology_type)) },
  { key: 'right', head: text.right, isNumber: true, cell: ({ true_count }) => formatCount(true_count) },
  { key: 'false', head: text.false, isNumber: true, cell: ({ false_count }) => formatCount(false_count) },
  { key: 'bits', head: text.bits, isNumber: true, cell: ({ bits }) => signedBits(bits) },
];

export function Learned() {
  const client = useClient();
  const { network } = useSlice();
  const query = useQuery({
    queryKey: ['learning', network],
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/learning', { params: { query: { network } }, signal })),
  });
  return (
    <QueryCard title={text.title} query={query}>
      {({ true_count, false_count, unknown_count, names, resets: [newest] }) => (
        <>
          <p>{names.length === 0 ? text.none : text.counts(formatCount(true_count), formatCount(false_count))}</p>
          {unknown_count > 0 && <p className="quiet">{text.unknown(formatCount(unknown_count))}</p>}
          {newest !== undefined && newest.counts_from_ms > 0 && (
            <p className="quiet">
              {text.since} <When at_ms={newest.counts_from_ms} /> ({newest.decided_by}: {newest.reason})
            </p>
          )}
          {names.length > 0 && (
            <DataTable
              label={text.title}
              columns={COLUMNS}
              rows={names}
              rowKey={({ typology_type }) => typology_type}
            />
          )}
          <p className="quiet">{text.hint}</p>
        </>
      )}
    </QueryCard>
  );
}
