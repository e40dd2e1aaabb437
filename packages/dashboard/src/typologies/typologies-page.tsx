/**
 * The parameters of a typology: change one, see which alerts would be gained and lost, then save it for the network.
 */
import { typologyWords } from '@analytics/domain';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { answerOf, useClient } from '../api/session.tsx';
import { capitalised } from '../format/words.ts';
import { useSetParams } from '../parts/set-params.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { CHAPTER_TEXTS, type ChapterText } from '../generated/chapter-texts.ts';
import { Learned } from './learned.tsx';
import { ParameterForm } from './parameter-form.tsx';
import { SavedChanges } from './saved-changes.tsx';

const text = strings.typologies;

export function TypologiesPage() {
  const client = useClient();
  const { network } = useSlice();
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['typologies', network],
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/typologies', { params: { query: { network } }, signal })),
  });
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what={text.what} />;
  const chosen = data.typologies.find(({ typology_type }) => typology_type === params.get('typology'));
  const typology = chosen ?? data.typologies[0];
  return (
    <>
      <h1>{text.title}</h1>
      <search className="filters">
        <label className="field">
          {text.choose}
          <select
            value={typology?.typology_type ?? ''}
            onChange={(event) => {
              setParams({ typology: event.target.value });
            }}
          >
            {data.typologies.map(({ typology_type }) => (
              <option key={typology_type} value={typology_type}>
                {capitalised(typologyWords(typology_type))}
              </option>
            ))}
          </select>
        </label>
      </search>
      {typology !== undefined && (
        <>
          <section className="card">
            <h2>{capitalised(typologyWords(typology.typology_type))}</h2>
            {typology.fatf_category === '' ? (
              <p className="quiet">{text.shared}</p>
            ) : (
              <>
                <p className="quiet">{typology.fatf_category}</p>
                <WhatItIs chapter={CHAPTER_TEXTS[typology.typology_type]} />
                <p>
                  {strings.alert.innocent}: {typology.innocent_reading}
                </p>
              </>
            )}
          </section>
          <ParameterForm key={typology.typology_type} typology={typology} />
        </>
      )}
      <SavedChanges />
      <Learned />
    </>
  );
}

/** Its definition and its drawing, as the documentation has them. A user's typology has none here. */
function WhatItIs({ chapter }: { readonly chapter: ChapterText | undefined }) {
  if (chapter === undefined) return null;
  return (
    <>
      <p>{chapter.definition}</p>
      {chapter.drawing !== '' && (
        <pre role="img" aria-label={text.drawing}>
          {chapter.drawing}
        </pre>
      )}
      {chapter.likeness !== '' && (
        <p>
          {text.likeness} {chapter.likeness}
        </p>
      )}
    </>
  );
}
