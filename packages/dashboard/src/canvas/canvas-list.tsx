/** The addresses of a canvas as a list beside the drawing: every act can be done here by keyboard. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { CanvasDocument } from '@analytics/domain';
import { compactUsd } from '../format/usd.ts';
import { counted } from '../format/number.ts';
import { words } from '../format/words.ts';
import { PartMark } from '../drawing/legend.tsx';
import { strings } from '../strings.ts';
import { AddAddress } from './add-address.tsx';
import { canvasKey, type CanvasKey } from './canvas-keys.ts';
import { GROUP, nameOf, partOfFacts, type CanvasGraph, type CanvasMark, type Facts } from './canvas-graph.ts';

const text = strings.canvas.list;
const ROW_HEIGHT = 46;
const OVERSCAN = 8;

/** What needs no address that the keys are on. */
const ANYWHERE: ReadonlySet<CanvasKey> = new Set(['undo', 'redo', 'clear']);

export interface ListRow extends CanvasMark {
  readonly is_hidden: boolean;
  readonly role: string;
}

/** Marks from left to right, as time runs; what is hidden comes last. */
export function listRows(document: CanvasDocument, graph: CanvasGraph, facts: Facts): readonly ListRow[] {
  const shown = graph.marks
    .toSorted((a, b) => a.x - b.x || b.y - a.y || (a.id < b.id ? -1 : 1))
    .map((mark) => ({
      ...mark,
      is_hidden: false,
      role: mark.id.startsWith(GROUP) ? text.group : words(facts.get(mark.id)?.role ?? ''),
    }));
  const hidden = document.nodes
    .filter(({ is_hidden }) => is_hidden)
    .map(({ address, x, y, colour, note, is_pinned }) => {
      const known = facts.get(address);
      return {
        id: address,
        x,
        y,
        label: nameOf(address, facts),
        part: partOfFacts(known),
        colour,
        has_note: note !== '',
        is_pinned,
        is_gone: known?.is_in_slice === false,
        members: [address],
        moved_usd: 0,
        is_hidden: true,
        role: words(known?.role ?? ''),
      };
    });
  return [...shown, ...hidden];
}

interface CanvasListProps {
  readonly rows: readonly ListRow[];
  readonly graph: CanvasGraph;
  readonly chosen: ReadonlySet<string>;
  readonly active: string;
  readonly onChoose: (id: string, isMore: boolean) => void;
  /** Moves the keys to a row, and leaves what is chosen. */
  readonly onActive: (id: string) => void;
  readonly onKey: (key: CanvasKey) => void;
  readonly onAdd: (address: string) => void;
}

export function CanvasList({ rows, graph, chosen, active, onChoose, onActive, onKey, onAdd }: CanvasListProps) {
  const place = useRef<HTMLDivElement>(null);
  const id = useId();
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const found = useMemo(
    () =>
      rows.filter(({ id: mark, label, role, members }) =>
        [mark, label, role, ...members].some((one) => one.toLowerCase().includes(wanted)),
      ),
    [rows, wanted],
  );
  const sums = useMemo(() => sumsOf(graph), [graph]);
  const virtual = useVirtualizer({
    count: found.length,
    getScrollElement: () => place.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
  });
  const at = found.findIndex((row) => row.id === active);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at);
  }, [at, virtual]);
  const go = (to: number): void => {
    const row = found[Math.max(0, Math.min(found.length - 1, to))];
    if (row !== undefined) onActive(row.id);
  };
  const act = (key: CanvasKey): void => {
    if (key === 'next') go(at + 1);
    else if (key === 'previous') go(at < 0 ? 0 : at - 1);
    else if (key === 'first') go(0);
    else if (key === 'last') go(found.length - 1);
    else if (at < 0 && !ANYWHERE.has(key)) go(0);
    else onKey(key);
  };
  return (
    <section className="card canvas-list" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{text.title}</h2>
      <p className="quiet">
        {text.summary(counted(graph.marks.length, 'mark'), counted(graph.arrows.length, 'arrow'))}
      </p>
      <input
        type="search"
        aria-label={text.search}
        placeholder={text.search}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
      />
      <AddAddress onAdd={onAdd} />
      {found.length === 0 ? (
        <p className="quiet">{rows.length === 0 ? text.none : text.none_found}</p>
      ) : (
        <div
          ref={place}
          className="marks"
          role="listbox"
          tabIndex={0}
          data-keys=""
          aria-label={text.title}
          aria-multiselectable="true"
          aria-describedby={`${id}-keys`}
          aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
          onFocus={() => {
            if (at < 0) go(0);
          }}
          onKeyDown={(event) => {
            const key = canvasKey(event);
            if (key === undefined) return;
            event.preventDefault();
            act(key);
          }}
        >
          <div role="presentation" className="marks-space" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const row = found[index];
              if (row === undefined) return null;
              return (
                <div
                  key={row.id}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={chosen.has(row.id)}
                  aria-posinset={index + 1}
                  aria-setsize={found.length}
                  className={row.id === active ? 'mark-row is-active' : 'mark-row'}
                  style={{ transform: `translateY(${start}px)`, height: ROW_HEIGHT }}
                  onClick={(event) => {
                    onChoose(row.id, event.shiftKey || event.ctrlKey || event.metaKey);
                  }}
                >
                  <Row row={row} sums={sums.get(row.id)} />
                </div>
              );
            })}
          </div>
        </div>
      )}
      <p id={`${id}-keys`} className="quiet keys">
        {text.keys}
      </p>
    </section>
  );
}

interface Sums {
  readonly came: number;
  readonly went: number;
}

function Row({ row, sums }: { readonly row: ListRow; readonly sums: Sums | undefined }) {
  const { id, label, part, colour, role, has_note, is_pinned, is_gone, is_hidden } = row;
  const states = [
    role,
    ...(is_pinned ? [text.pinned] : []),
    ...(is_hidden ? [text.hidden] : []),
    ...(is_gone ? [text.gone] : []),
    ...(sums === undefined ? [] : [text.sums(compactUsd(sums.came), compactUsd(sums.went))]),
  ].filter((one) => one !== '');
  return (
    <>
      <PartMark part={part} />
      <span className="mark-name" title={id.startsWith(GROUP) ? label : id}>
        {colour !== '' && (
          <span className={`dot dot-${colour}`} role="img" aria-label={strings.canvas.panel.colours[colour]} />
        )}
        {label}
        {has_note && <span aria-label={strings.canvas.panel.note}> {strings.canvas.has_note}</span>}
      </span>
      <span className="quiet mark-states" title={states.join(' · ')}>
        {states.join(' · ')}
      </span>
    </>
  );
}

function sumsOf({ arrows }: CanvasGraph): ReadonlyMap<string, Sums> {
  const sums = new Map<string, Sums>();
  for (const { from, to, total_usd } of arrows) {
    const [payer, payee] = [sums.get(from) ?? NO_SUMS, sums.get(to) ?? NO_SUMS];
    sums.set(from, { ...payer, went: payer.went + total_usd });
    sums.set(to, { ...payee, came: payee.came + total_usd });
  }
  return sums;
}

const NO_SUMS: Sums = { came: 0, went: 0 };
