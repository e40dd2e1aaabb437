/** Addresses of which labels say contrary things. */
import { useQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { AddressName } from '../parts/address-name.tsx';
import { Failure } from '../parts/states.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { typeWords } from './label-table.tsx';

const text = strings.labels;
const SHOWN = 20;

export function Conflicts() {
  const client = useClient();
  const { network } = useSlice();
  const { data, error } = useQuery({
    queryKey: ['label conflicts', network],
    queryFn: () => answerOf(client.GET('/api/v1/labels/conflicts', { params: { query: { network, limit: SHOWN } } })),
  });
  if (error !== null) return <Failure error={error} />;
  if (data === undefined || data.total_count === 0) return null;
  return (
    <details className="card">
      <summary>
        <span className="amber">{text.conflicts(data.total_count)}</span>
      </summary>
      <p className="quiet">{text.conflicts_hint}</p>
      <ul className="lines">
        {data.conflicts.map(({ address, labels }) => (
          <li key={address}>
            <AddressName address={address} />{' '}
            {labels.map((label) => `${typeWords(label)} (${label.source})`).join(' · ')}
          </li>
        ))}
      </ul>
    </details>
  );
}
