/** The marks that an analyst gives to addresses of a canvas: pinned, hidden, coloured, noted, grouped. */
import type { RefObject } from 'react';
import { CANVAS_COLOURS, MAX_CANVAS_NAME, MAX_CANVAS_NOTE, type CanvasDocument } from '@analytics/domain';
import { textOf } from '../parts/use-network-change.ts';
import { strings } from '../strings.ts';
import { ActGroup } from './act-group.tsx';
import type { CanvasActs } from './use-canvas-acts.ts';

const text = strings.canvas.panel;

interface CanvasMarksProps {
  readonly document: CanvasDocument;
  readonly acts: CanvasActs;
  readonly noteField: RefObject<HTMLTextAreaElement | null>;
  readonly groupField: RefObject<HTMLInputElement | null>;
}

export function CanvasMarks({ document, acts, noteField, groupField }: CanvasMarksProps) {
  const { addresses } = acts;
  const wanted = new Set(addresses);
  const nodes = document.nodes.filter(({ address }) => wanted.has(address));
  const [node] = nodes;
  if (node === undefined) return null;
  const isPinned = nodes.every(({ is_pinned }) => is_pinned);
  const isHidden = nodes.every(({ is_hidden }) => is_hidden);
  const group = document.groups.find(({ group_id }) => group_id === node.group_id);
  return (
    <>
      <ActGroup title={text.marks}>
        <button
          type="button"
          onClick={() => {
            acts.pin(!isPinned);
          }}
        >
          {isPinned ? text.unpin : text.pin}
        </button>
        <button
          type="button"
          onClick={() => {
            acts.hide(!isHidden);
          }}
        >
          {isHidden ? text.show : text.hide}
        </button>
        <button type="button" onClick={acts.remove}>
          {text.remove}
        </button>
        <select
          aria-label={text.colour}
          value={node.colour}
          onChange={(event) => {
            acts.colour(CANVAS_COLOURS.find((colour) => colour === event.target.value) ?? '');
          }}
        >
          {CANVAS_COLOURS.map((colour) => (
            <option key={colour} value={colour}>
              {text.colours[colour]}
            </option>
          ))}
        </select>
      </ActGroup>
      <form
        key={`${node.address} ${node.note}`}
        className="stacked"
        onSubmit={(event) => {
          event.preventDefault();
          acts.annotate(node.address, textOf(new FormData(event.currentTarget), 'note'));
        }}
      >
        <label className="field">
          {text.note}
          <textarea ref={noteField} name="note" rows={2} maxLength={MAX_CANVAS_NOTE} defaultValue={node.note} />
        </label>
        <div className="row end">
          <button type="submit">{text.note_save}</button>
        </div>
      </form>
      <form
        key={group?.group_id ?? 'none'}
        className="row end-aligned"
        onSubmit={(event) => {
          event.preventDefault();
          const name = textOf(new FormData(event.currentTarget), 'group');
          if (name !== '') acts.group(name);
        }}
      >
        <label className="field grows">
          {text.group_name}
          <input ref={groupField} name="group" maxLength={MAX_CANVAS_NAME} defaultValue={group?.name ?? ''} required />
        </label>
        <button type="submit">{text.group_go}</button>
      </form>
      {group !== undefined && (
        <ActGroup title={text.group}>
          <button
            type="button"
            onClick={() => {
              acts.fold(group.group_id, !group.is_folded);
            }}
          >
            {group.is_folded ? text.unfold : text.fold}
          </button>
          <button
            type="button"
            onClick={() => {
              acts.ungroup(group.group_id);
            }}
          >
            {text.ungroup}
          </button>
        </ActGroup>
      )}
    </>
  );
}
