/** The name of a canvas, whether it is saved, by whom, and what to do where somebody else saved it meanwhile. */
import type { CanvasDocument } from '@analytics/domain';
import { MAX_CANVAS_NAME } from '@analytics/domain';
import { asProblem } from '../api/problem-error.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Failure } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import type { Facts } from './canvas-graph.ts';
import type { OpenedCanvas } from './opened-canvas.ts';
import type { CanvasState } from './use-canvas.ts';
import { useCanvasSaving } from './use-canvas-saving.ts';

const text = strings.canvas.save;

interface CanvasSaveBarProps {
  readonly canvas: CanvasState;
  readonly opened: OpenedCanvas;
  readonly facts: Facts;
}

export function CanvasSaveBar({ canvas, opened, facts }: CanvasSaveBarProps) {
  const { save, take, versions, newest } = useCanvasSaving(canvas, opened.key);
  const { saved, is_changed, is_restored, read_version, name, document } = canvas;
  const isConflict = save.error !== null && asProblem(save.error).code === 'CANVAS_CONFLICT';
  const theirs = newest ?? (isConflict ? versions.data?.versions[0] : undefined);
  const slice = useSlice();
  return (
    <header>
      <div className="row spread">
        <h1 className="visually-hidden">{name === '' ? strings.canvas.title : name}</h1>
        <label className="field canvas-name">
          {text.name}
          <input
            value={name}
            maxLength={MAX_CANVAS_NAME}
            placeholder={text.unnamed}
            onChange={(event) => {
              canvas.rename(event.target.value);
            }}
          />
        </label>
        <div className="row">
          <span role="status" className={is_changed ? 'quiet' : 'good'}>
            {stateWords(canvas, save.isSuccess, take.isSuccess)}
          </span>
          {saved !== undefined && (
            <CopyButton
              text={`${window.location.origin}${window.location.pathname}${window.location.search}`}
              what={text.link}
            />
          )}
          {saved !== undefined && (
            <button
              type="button"
              disabled={save.isPending}
              onClick={() => {
                save.mutate({ isNew: true });
              }}
            >
              {text.save_as}
            </button>
          )}
          <button
            type="button"
            className="primary"
            disabled={save.isPending || !is_changed}
            onClick={() => {
              save.mutate({ isNew: false });
            }}
          >
            {text.save}
          </button>
        </div>
      </div>
      {is_restored && is_changed && (
        <p className="notice-text row">
          {text.restored}
          <button type="button" onClick={canvas.discard}>
            {saved === undefined ? text.discard_new : text.discard}
          </button>
        </p>
      )}
      {theirs !== undefined && theirs.version > read_version && (
        <p className="notice-text row" role="alert">
          {text.newer(theirs.version, theirs.saved_by)} <When at_ms={theirs.saved_at_ms} />
          <button
            type="button"
            onClick={() => {
              take.mutate(theirs);
            }}
          >
            {text.theirs}
          </button>
        </p>
      )}
      {save.error !== null && <Failure error={save.error} />}
      {take.error !== null && <Failure error={take.error} />}
      {saved !== undefined && saved.version < read_version && (
        <p className="notice-text">{text.older(saved.version, read_version)}</p>
      )}
      <SliceNotices document={document} facts={facts} open={`${slice.processing_date} · ${slice.window_days}`} />
      {saved !== undefined && (versions.data?.versions.length ?? 0) > 1 && (
        <details>
          <summary>{text.versions}</summary>
          <ul className="lines">
            {versions.data?.versions.map((version) => (
              <li key={version.version} className="row spread">
                <SliceLink to={`/canvas/${version.canvas_id}`} query={{ version: String(version.version) }}>
                  {text.version(version.version, version.saved_by)}
                </SliceLink>
                <span className="quiet">
                  {version.name} · <When at_ms={version.saved_at_ms} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </header>
  );
}

function stateWords(
  { saved, is_changed, is_kept, history }: CanvasState,
  isJustSaved: boolean,
  isTheirs: boolean,
): string {
  if (!is_kept) return text.not_kept;
  if (saved === undefined) return history.past.length === 0 ? '' : text.not_saved;
  if (is_changed) return text.changed;
  if (isTheirs && !isJustSaved) return text.took_theirs;
  return isJustSaved ? text.saved(saved.version) : text.version(saved.version, saved.saved_by);
}

interface SliceNoticesProps {
  readonly document: CanvasDocument;
  readonly facts: Facts;
  /** The slice that is open, in words. */
  readonly open: string;
}

/** Over which date it was drawn, and what the date that is open no longer holds. */
function SliceNotices({ document, facts, open }: SliceNoticesProps) {
  const drawn = `${document.processing_date} · ${document.window_days}`;
  const gone = document.nodes.filter(({ address }) => facts.get(address)?.is_in_slice === false).length;
  if (drawn === open && gone === 0) return null;
  return (
    <p className="quiet">
      {drawn !== open && text.other_slice(drawn, open)} {gone > 0 && text.gone(gone)}
    </p>
  );
}
