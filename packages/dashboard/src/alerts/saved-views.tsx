/** The reader's own views as links, and the field that gives the present one a name. */
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { hasAny } from '../parts/set-params.ts';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';
import { FILTER_PARAMS, listParams } from './alert-filter.ts';
import { MAX_NAME, forgetView, saveView, savedViews } from './saved-views.ts';

const text = strings.queues;

export function SavedViews() {
  const [params] = useSearchParams();
  const [views, setViews] = useState(() => savedViews(localStorage));
  const [name, setName] = useState('');
  const trimmed = name.trim();
  return (
    <>
      {views.map((view) => (
        <span key={view.name} className="saved-view">
          <SliceLink to="/alerts" query={view.params}>
            {view.name}
          </SliceLink>
          <button
            type="button"
            aria-label={text.forget(view.name)}
            title={text.forget(view.name)}
            onClick={() => {
              setViews(forgetView(localStorage, view.name));
            }}
          >
            ×
          </button>
        </span>
      ))}
      {hasAny(params, FILTER_PARAMS) && (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            if (trimmed === '') return;
            setViews(saveView(localStorage, { name: trimmed, params: listParams(params) }));
            setName('');
          }}
        >
          <input
            aria-label={text.view_name}
            placeholder={text.view_name}
            maxLength={MAX_NAME}
            value={name}
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
          <button type="submit" disabled={trimmed === ''}>
            {text.save}
          </button>
        </form>
      )}
    </>
  );
}
