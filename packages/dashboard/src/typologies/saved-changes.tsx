/** What was saved for the network, by whom and why. */
import { useQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { words } from '../format/words.ts';
import { Failure } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.typologies;

export function SavedChanges() {
  const client = useClient();
  const { network } = useSlice();
  const { data, error } = useQuery({
    queryKey: ['parameter changes', network],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/typologies/parameters/changes', { params: { query: { network } }, signal })),
  });
  return (
    <section className="card">
      <h2>{text.changes}</h2>
      {error !== null && <Failure error={error} />}
      {data?.changes.length === 0 && <p className="quiet">{text.no_change}</p>}
      {data !== undefined && data.changes.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{text.when}</th>
              <th scope="col">{text.parameter}</th>
              <th scope="col">{text.to}</th>
              <th scope="col">{text.who}</th>
              <th scope="col">{text.save_reason}</th>
            </tr>
          </thead>
          <tbody>
            {data.changes.map((change) => (
              <tr key={change.change_id}>
                <td>
                  <When at_ms={change.saved_at_ms} />
                </td>
                <th scope="row">{words(change.path.replace('typologies.', '').replaceAll('.', ': '))}</th>
                <td>{change.value_json === '' ? text.given_back : change.value_json}</td>
                <td>{change.saved_by}</td>
                <td>{change.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
