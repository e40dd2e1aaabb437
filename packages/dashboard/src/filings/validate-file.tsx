/** Validates the goAML file of a saved version against a schema that the user chooses; faults lead to their fields. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, useClient } from '../api/session.tsx';
import { Failure } from '../parts/states.tsx';
import { useSlice } from '../slice/slice.tsx';
import { filingStrings as text } from '../strings-filings.ts';
import { GoToField } from './go-to-field.tsx';

interface ValidateFileProps {
  readonly filing_id: string;
  readonly version: number;
  /** What is validated is what is saved. */
  readonly isChanged: boolean;
}

export function ValidateFile({ filing_id, version, isChanged }: ValidateFileProps) {
  const client = useClient();
  const { network } = useSlice();
  const [chosen, setChosen] = useState<readonly File[]>([]);
  const [included, setIncluded] = useState<readonly File[]>([]);
  const validate = useMutation({
    mutationFn: async () => {
      const files = [];
      for (const file of [...chosen, ...included]) files.push({ file_name: file.name, content: await file.text() });
      const params = { path: { filing_id }, query: { network, version } };
      return await answerOf(client.POST('/api/v1/filings/{filing_id}/validate', { params, body: { files } }));
    },
  });
  const { data } = validate;
  return (
    <section className="card">
      <h2>{text.sections.validate}</h2>
      <p className="quiet">{text.validate_hint}</p>
      <form
        className="stacked"
        onSubmit={(event) => {
          event.preventDefault();
          validate.mutate();
        }}
      >
        <label className="field">
          {text.schema_file}
          <input
            type="file"
            accept=".xsd,.xml"
            required
            onChange={(event) => {
              setChosen([...(event.target.files ?? [])].slice(0, 1));
            }}
          />
        </label>
        <label className="field">
          {text.included_files}
          <input
            type="file"
            accept=".xsd,.xml"
            multiple
            onChange={(event) => {
              setIncluded([...(event.target.files ?? [])]);
            }}
          />
        </label>
        <div className="row">
          <button type="submit" disabled={validate.isPending || isChanged}>
            {text.validate}
          </button>
          {isChanged && <span className="quiet">{text.save_first}</span>}
        </div>
      </form>
      {validate.error !== null && <Failure error={validate.error} />}
      {data !== undefined && (
        <div role="status">
          <p className={data.is_valid ? 'good' : 'amber'}>
            {data.is_valid ? text.valid(data.version) : text.invalid(data.version, data.faults.length)}
          </p>
          <ul className="lines">
            {data.faults.map(({ line, field, message }, index) => (
              <li key={index}>
                {text.fault(line, message)} {field !== '' && <GoToField field={field} />}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
