/** The reader's own views as links, and the field that gives the present one a name. */
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { hasAny } from '../parts/set-params.ts';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';
import { FILTER_PARAMS, listParams } from './alert-filter.ts';
import { MAX_NAME, keepViews, savedViews, withView, withoutView, type SavedView } from './saved-views.ts';

const text = strings.queues;

export function SavedViews() {
  const [params] = useSearchParams();
  const [views, setViews] = useState(() => savedViews(localStorage));
  const [name, setName] = useState('');
  const trimmed = name.trim();
  const keep = (changed: readonly SavedView[]): void => {
    keepViews(localStorage, changed);
    setViews(changed);
  };
  return (
    <>
      {views
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .map((view) => (
          <span key={view.name} className="saved-view">
            <SliceLink to="/alerts" query={view.params}>
              {view.name}
            </SliceLink>
            <button
              type="button"
              aria-label={text.forget(view.name)}
              title={text.forget(view.name)}
              onClick={() => {
                keep(withoutView(views, view.name));
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
            keep(withView(views, { name: trimmed, params: listParams(params) }));
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
