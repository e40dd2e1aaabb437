/** A list of labels as it is published, sent as it is. */
import { LABEL_CATEGORIES } from '@analytics/domain';
import { answerOf } from '../api/session.tsx';
import { words } from '../format/words.ts';
import { sentFile } from '../parts/sent-file.ts';
import { Failure } from '../parts/states.tsx';
import { strings } from '../strings.ts';
import { Stored } from './stored.tsx';
import { textOf, useNetworkChange } from '../parts/use-network-change.ts';
import { WordField } from './word-field.tsx';

const text = strings.labels;

export function ImportForm() {
  const send = useNetworkChange(async (client, query, fields: FormData) => {
    const category = textOf(fields, 'category');
    const body = {
      ...(await sentFile(fields)),
      ...(category === '' ? {} : { category }),
    };
    return await answerOf(client.POST('/api/v1/labels/import', { params: { query }, body }));
  });
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(new FormData(event.currentTarget));
      }}
    >
      <h2>{text.import_title}</h2>
      <p className="quiet">{text.import_hint}</p>
      <div className="filters">
        <label className="field">
          {text.file}
          <input name="file" type="file" required />
        </label>
        <WordField name="category" label={text.import_category} offered={Object.keys(LABEL_CATEGORIES)} />
      </div>
      <button type="submit" disabled={send.isPending}>
        {text.import}
      </button>
      {send.error !== null && <Failure error={send.error} />}
      {send.data !== undefined && (
        <>
          <p role="status">{text.imported(send.data.read_count, send.data.format)}</p>
          {send.data.set_aside.map(({ reason, count, example }) => (
            <p key={reason} className="amber">
              {text.set_aside(count, words(reason), example)}
            </p>
          ))}
          <Stored report={send.data} />
        </>
      )}
    </form>
  );
}
