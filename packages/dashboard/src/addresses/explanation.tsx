/**
 * Why an address was or was not named: the typologies that came near, which condition failed and by how much. Asked
 * for, since it reads the window again.
 */
import { typologyWords } from '@analytics/domain';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { isFact, measuredWords, wantedWords } from '../evidence/condition-words.ts';
import { formatShare } from '../format/number.ts';
import { capitalised, words } from '../format/words.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.explanation;
/** Those that came nearest are opened at once. */
const OPENED = 2;

type Chapter = ApiSchemas['ChapterExplanation'];

const COLUMNS: readonly DataColumn<Chapter['conditions'][number]>[] = [
  { key: 'name', head: text.condition, isRowHead: true, cell: ({ name }) => words(name) },
  {
    key: 'result',
    head: text.result,
    className: ({ holds }) => (holds ? 'good verdict' : 'failure verdict'),
    cell: (condition) =>
      condition.holds ? text.holds : isFact(condition) ? text.fails_fact : text.fails(formatShare(condition.shortfall)),
  },
  { key: 'value', head: text.measured, isNumber: true, cell: measuredWords },
  {
    key: 'limit',
    head: text.wanted,
    isNumber: true,
    cell: wantedWords,
  },
  {
    key: 'unit',
    head: text.unit,
    className: () => 'quiet',
    cell: (condition) => (isFact(condition) ? '' : condition.unit),
  },
];

export function Explanation({ address }: { readonly address: string }) {
  const client = useClient();
  const slice = useSlice();
  const [isAsked, setAsked] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['explanation', slice, address],
    enabled: isAsked,
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/v1/addresses/{address}/explanation', { params: { path: { address }, query: slice }, signal }),
      ),
  });
  const measured = data?.chapters.filter(({ outcome }) => outcome !== 'none') ?? [];
  const rest = data?.chapters.filter(({ outcome }) => outcome === 'none') ?? [];
  return (
    <section className="card" aria-label={text.title}>
      <h2>{text.title}</h2>
      <p className="quiet">{text.hint}</p>
      {!isAsked && (
        <button
          type="button"
          onClick={() => {
            setAsked(true);
          }}
        >
          {text.ask}
        </button>
      )}
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {isAsked && error === null && data === undefined && <Loading what={text.what} />}
      {data !== undefined && measured.length === 0 && <p>{text.nothing}</p>}
      {measured.map((chapter, at) => (
        <ExplainedChapter key={chapter.typology_type} chapter={chapter} isOpen={at < OPENED} />
      ))}
      {measured.length > 0 && rest.length > 0 && (
        <p className="quiet">{text.rest(rest.map(({ typology_type }) => typologyWords(typology_type)).join(', '))}</p>
      )}
    </section>
  );
}

function ExplainedChapter({ chapter, isOpen }: { readonly chapter: Chapter; readonly isOpen: boolean }) {
  const { typology_type, outcome, is_subject, conditions } = chapter;
  const failed = conditions.filter((condition) => !condition.holds).length;
  return (
    <details open={isOpen}>
      <summary>
        {capitalised(typologyWords(typology_type))}:{' '}
        {outcome === 'named' ? text.named : text.near(failed, conditions.length)}{' '}
        <span className="quiet">({is_subject ? text.subject : text.member})</span>
      </summary>
      <DataTable label={typologyWords(typology_type)} columns={COLUMNS} rows={conditions} rowKey={({ name }) => name} />
    </details>
  );
}
