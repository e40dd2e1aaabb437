/** A list of labels as it is published, sent as it is. */
import { LABEL_CATEGORIES } from '@analytics/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { words } from '../format/words.ts';
import { Failure } from '../parts/states.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { Stored } from './stored.tsx';

const text = strings.labels;
const NO_FILE_LETTER = /[^\w .()-]/gu;

export function ImportForm() {
  const client = useClient();
  const { network } = useSlice();
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: async (fields: FormData) => {
      const [file, category] = [fields.get('file'), fields.get('category')];
      if (!(file instanceof File)) throw new TypeError('Expected a file, found none.');
      const body = {
        file_name: file.name.replace(NO_FILE_LETTER, '_').replace(/^\W/u, '_'),
        content: await file.text(),
        ...(typeof category === 'string' && category !== '' ? { category } : {}),
      };
      return await answerOf(client.POST('/api/v1/labels/import', { params: { query: { network } }, body }));
    },
    onSuccess: () => queries.invalidateQueries(),
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
        <label className="field">
          {text.import_category}
          <select name="category" defaultValue="">
            <option value="" />
            {Object.keys(LABEL_CATEGORIES).map((category) => (
              <option key={category} value={category}>
                {words(category)}
              </option>
            ))}
          </select>
        </label>
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
