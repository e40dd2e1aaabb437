/** The parameters of one typology as fields; what differs from what stands is previewed and saved together. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { groupedNumbers } from '../format/number.ts';
import { words } from '../format/words.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import type { Change } from './change.ts';
import { PreviewResult } from './preview-result.tsx';
import { SaveForm } from './save-form.tsx';

const text = strings.typologies;

type Parameter = ApiSchemas['TypologyParameter'];

export function ParameterForm({ typology }: { readonly typology: ApiSchemas['Typology'] }) {
  const client = useClient();
  const slice = useSlice();
  const queries = useQueryClient();
  const [entered, setEntered] = useState<ReadonlyMap<string, string>>(new Map());
  const [isSaved, setSaved] = useState(false);
  const preview = useMutation({
    mutationFn: (changes: readonly Change[]) =>
      answerOf(
        client.POST('/api/v1/typologies/preview', { params: { query: slice }, body: { changes: [...changes] } }),
      ),
  });
  const { processing_date, window_days } = slice;
  // What was previewed on one date says nothing about another.
  const previewed =
    preview.data?.processing_date === processing_date && preview.data.window_days === window_days
      ? preview.data
      : undefined;
  const changes = typology.parameters.flatMap((parameter): Change[] => {
    const given = entered.get(parameter.path);
    if (given === undefined || given === shown(parameter.value)) return [];
    return [{ path: parameter.path, value: valueOf(given, parameter.value) }];
  });
  const enter = (path: string, value: string): void => {
    setEntered(new Map(entered).set(path, value));
    setSaved(false);
    preview.reset();
  };
  const onSaved = (): void => {
    setEntered(new Map());
    setSaved(true);
    preview.reset();
    void queries.invalidateQueries({ queryKey: ['typologies'] });
    void queries.invalidateQueries({ queryKey: ['parameter changes'] });
  };
  return (
    <section className="card">
      <h2>{text.parameters}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          preview.mutate(changes);
        }}
      >
        <div className="scroll tall" tabIndex={0} role="region" aria-label={text.parameters}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.parameter}</th>
                <th scope="col">{text.value}</th>
                <th scope="col">{text.standard}</th>
                <th scope="col">{text.range}</th>
                <th scope="col">{text.reason}</th>
              </tr>
            </thead>
            <tbody>
              {typology.parameters.map((parameter) => (
                <ParameterRow
                  key={parameter.path}
                  parameter={parameter}
                  entered={entered.get(parameter.path)}
                  onEnter={(value) => {
                    enter(parameter.path, value);
                  }}
                />
              ))}
            </tbody>
          </table>
        </div>
        <p className="quiet">{text.unchanged}</p>
        <div className="row">
          <button type="submit" className="primary" disabled={changes.length === 0 || preview.isPending}>
            {text.preview}
          </button>
          <button
            type="button"
            disabled={changes.length === 0}
            onClick={() => {
              setEntered(new Map());
              preview.reset();
            }}
          >
            {text.reset}
          </button>
        </div>
      </form>
      {isSaved && (
        <p className="good" role="status">
          {text.saved_now}
        </p>
      )}
      {preview.isPending && <Loading what={text.previewing} />}
      {preview.error !== null && <Failure error={preview.error} />}
      {previewed !== undefined && <PreviewResult preview={previewed} />}
      {previewed !== undefined && <SaveForm changes={changes} onSaved={onSaved} />}
    </section>
  );
}

interface ParameterRowProps {
  readonly parameter: Parameter;
  readonly entered: string | undefined;
  readonly onEnter: (value: string) => void;
}

function ParameterRow({ parameter, entered, onEnter }: ParameterRowProps) {
  const { path, value, configured, is_saved, unit, range, reason } = parameter;
  const name = words(path.split('.').slice(2).join(' '));
  const isNumber = typeof value === 'number';
  return (
    <tr>
      <th scope="row">
        {name} {unit !== '' && <span className="quiet">({unit})</span>}
      </th>
      <td>
        <input
          aria-label={name}
          className="parameter"
          type={isNumber ? 'number' : 'text'}
          step="any"
          value={entered ?? shown(value)}
          onChange={(event) => {
            onEnter(event.target.value);
          }}
        />
        {is_saved && (
          <p className="quiet">
            {text.saved(shown(configured))}{' '}
            <button
              type="button"
              aria-label={text.give_back(name)}
              onClick={() => {
                onEnter('');
              }}
            >
              {text.give_back_short}
            </button>
          </p>
        )}
      </td>
      <td className="number">{groupedNumbers(parameter.default)}</td>
      <td>{groupedNumbers(range)}</td>
      <td>{reason}</td>
    </tr>
  );
}

function shown(value: Parameter['value']): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * An emptied field gives the parameter back; a list is entered as JSON, and what is none is left for the API to refuse.
 */
function valueOf(entered: string, standing: Parameter['value']): Parameter['value'] {
  if (entered.trim() === '') return null;
  if (typeof standing === 'string') return entered;
  try {
    return JSON.parse(entered) as Parameter['value'];
  } catch {
    return entered;
  }
}
