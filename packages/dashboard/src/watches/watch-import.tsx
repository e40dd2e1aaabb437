/** The addresses of a file, put on a list. */
import { MAX_WATCH_NOTE } from '@analytics/domain';
import { answerOf } from '../api/session.tsx';
import { words } from '../format/words.ts';
import { sentFile } from '../parts/sent-file.ts';
import { Failure } from '../parts/states.tsx';
import { textOf, useNetworkChange } from '../parts/use-network-change.ts';
import { strings } from '../strings.ts';
import { ListNameField } from './watch-form.tsx';

const text = strings.watches;

export function WatchImport() {
  const send = useNetworkChange(async (client, query, fields: FormData) => {
    const said = { list_name: textOf(fields, 'list_name'), note: textOf(fields, 'note') };
    const body = { ...said, ...(await sentFile(fields)) };
    return await answerOf(client.POST('/api/v1/watches/import', { params: { query }, body }));
  });
  return (
    <section className="card">
      <h2>{text.import_title}</h2>
      <p className="quiet">{text.import_hint}</p>
      <form
        className="stacked"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate(new FormData(event.currentTarget));
        }}
      >
        <label className="field">
          {text.file}
          <input name="file" type="file" required />
        </label>
        <ListNameField />
        <label className="field">
          {text.note}
          <input name="note" maxLength={MAX_WATCH_NOTE} autoComplete="off" />
        </label>
        <div className="row">
          <button type="submit" disabled={send.isPending}>
            {text.import}
          </button>
        </div>
        {send.error !== null && <Failure error={send.error} />}
        {send.data !== undefined && (
          <div role="status">
            <p>
              {text.read(send.data.read_count)} {text.added(send.data.added, send.data.changed, send.data.unchanged)}
            </p>
            {send.data.set_aside.map(({ reason, count, example }) => (
              <p key={reason} className="amber">
                {text.set_aside(count, words(reason), example)}
              </p>
            ))}
          </div>
        )}
      </form>
    </section>
  );
}
