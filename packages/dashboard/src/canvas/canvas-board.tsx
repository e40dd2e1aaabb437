/** An open canvas: the list, the drawing and what can be done with what is chosen, side by side. */
import { useMemo, useRef, useState } from 'react';
import type { CanvasDocument } from '@analytics/domain';
import { Failure } from '../parts/states.tsx';
import { strings } from '../strings.ts';
import type { CanvasCommand } from './canvas-commands.ts';
import { CanvasDrawing } from './canvas-drawing.tsx';
import { CanvasFiles } from './canvas-files.tsx';
import { CanvasFilters } from './canvas-filters.tsx';
import { GROUP, canvasGraph } from './canvas-graph.ts';
import type { CanvasKey } from './canvas-keys.ts';
import { CanvasList, listRows, type ListRow } from './canvas-list.tsx';
import { CanvasPanel } from './canvas-panel.tsx';
import { CanvasSaveBar } from './canvas-save-bar.tsx';
import { canvasColors } from './canvas-style.ts';
import { canvasSvg, type CanvasFile } from './canvas-svg.ts';
import type { OpenedCanvas } from './opened-canvas.ts';
import { COLUMN, ROW } from './time-layout.ts';
import { useCanvas } from './use-canvas.ts';
import { useCanvasActs, type CanvasActs } from './use-canvas-acts.ts';
import { useFacts } from './use-facts.ts';
import { useWorking, type Working } from './use-working.ts';

const text = strings.canvas;
const NONE: ReadonlySet<string> = new Set();

export function CanvasBoard({ opened }: { readonly opened: OpenedCanvas }) {
  const canvas = useCanvas(opened);
  const { document, history } = canvas;
  const known = useFacts(useMemo(() => document.nodes.map(({ address }) => address), [document.nodes]));
  const working = useWorking();
  const graph = useMemo(() => canvasGraph(document, known.facts), [document, known.facts]);
  const rows = useMemo(() => listRows(document, graph, known.facts), [document, graph, known.facts]);
  const [chosen, setChosen] = useState(NONE);
  const [wanted, setActive] = useState('');
  const active = useMemo(() => markOf(wanted, rows, document), [wanted, rows, document]);
  const [count, setCount] = useState(24);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const groupField = useRef<HTMLInputElement>(null);
  const addresses = useMemo(() => {
    // What was undone or removed is chosen no more.
    const members = new Map(rows.map((row) => [row.id, row.members] as const));
    const ids = [...chosen].some((id) => members.has(id)) ? [...chosen] : [active];
    return ids.flatMap((id) => members.get(id) ?? []);
  }, [rows, chosen, active]);
  const acts = useCanvasActs({ canvas, graph, known, working, addresses, count });

  const choose = (id: string, isMore: boolean): void => {
    setActive(id);
    if (id === '') setChosen(NONE);
    else setChosen(isMore ? toggled(chosen, id) : new Set([id]));
  };
  const onKey = (key: CanvasKey): void => {
    if (key === 'choose') setChosen(toggled(chosen, active));
    else if (key === 'clear') setChosen(NONE);
    else if (key === 'note') noteField.current?.focus();
    else if (key === 'group') groupField.current?.focus();
    else actByKey(key, acts, document.nodes);
  };
  const file = (): CanvasFile => ({ name: canvas.name, document, graph, at_ms: Date.now() });
  const svg = (): string => canvasSvg(file(), canvasColors());
  return (
    <article className="canvas-page">
      <div className="card canvas-top">
        <CanvasSaveBar canvas={canvas} opened={opened} facts={known.facts} />
        <div className="row spread">
          <div className="row" role="group" aria-label={text.tools}>
            <button
              type="button"
              disabled={history.past.length === 0}
              title={titleOf(text.undo_what, history.past.at(-1)?.command.act)}
              onClick={acts.undo}
            >
              {text.undo}
            </button>
            <button
              type="button"
              disabled={history.future.length === 0}
              title={titleOf(text.redo_what, history.future[0]?.command.act)}
              onClick={acts.redo}
            >
              {text.redo}
            </button>
            <button type="button" onClick={acts.arrange}>
              {text.arrange}
            </button>
            <button type="button" title={text.connect_hint} onClick={acts.connect}>
              {text.connect}
            </button>
            <button type="button" title={text.owners_hint} onClick={acts.owners}>
              {text.owners}
            </button>
            {graph.hidden_count > 0 && (
              <button type="button" onClick={acts.showAll}>
                {text.show_hidden(graph.hidden_count)}
              </button>
            )}
          </div>
          <CanvasFiles file={file} svg={svg} facts={known.facts} />
        </div>
        <CanvasFilters document={document} facts={known.facts} onFilter={acts.filter} />
        <WorkingLine working={working} filtered_count={graph.filtered_count} />
      </div>
      {opened.left_out.map((sentence) => (
        <p key={sentence} className="amber" role="note">
          <span aria-hidden="true">⚠</span> {sentence}
        </p>
      ))}
      {known.error !== undefined && <Failure error={known.error} onRetry={known.retry} />}
      <div className="canvas-columns">
        <CanvasList
          rows={rows}
          graph={graph}
          chosen={chosen}
          active={active}
          onChoose={choose}
          onActive={setActive}
          onKey={onKey}
          onAdd={(address) => {
            acts.add(address);
            setActive(address);
          }}
        />
        <CanvasDrawing
          graph={graph}
          chosen={chosen}
          active={active}
          onChoose={choose}
          onOpen={(id) => {
            choose(id, false);
            noteField.current?.focus();
          }}
          onMove={acts.moveMarks}
          svg={svg}
        />
        <CanvasPanel
          document={document}
          facts={known.facts}
          acts={acts}
          count={count}
          onCount={setCount}
          noteField={noteField}
          groupField={groupField}
        />
      </div>
    </article>
  );
}

/** The mark that an address or a group is drawn in now: groups are folded and unfolded under the reader's keys. */
function markOf(id: string, rows: readonly ListRow[], { nodes }: CanvasDocument): string {
  if (id === '' || rows.some((row) => row.id === id)) return id;
  const address = id.startsWith(GROUP) ? nodes.find(({ group_id }) => GROUP + group_id === id)?.address : id;
  return rows.find(({ members }) => address !== undefined && members.includes(address))?.id ?? '';
}

type Act = CanvasCommand['act'];

function titleOf(words: (act: Act) => string, act: Act | undefined): string | undefined {
  return act === undefined ? undefined : words(act);
}

function WorkingLine({ working, filtered_count }: { readonly working: Working; readonly filtered_count: number }) {
  const { what, said, error, stop } = working;
  return (
    <>
      <div className="row canvas-said" role="status">
        {what !== '' && (
          <>
            <span className="spinner" aria-hidden="true" /> {text.said.reading(what)}
            <button type="button" onClick={stop}>
              {text.said.stop}
            </button>
          </>
        )}
        {what === '' && <span>{said}</span>}
        {filtered_count > 0 && <span className="quiet">{text.filtered(filtered_count)}</span>}
      </div>
      {error !== undefined && <Failure error={error} />}
    </>
  );
}

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (id !== '' && !next.delete(id)) next.add(id);
  return next;
}

interface Marked {
  readonly address: string;
  readonly is_pinned: boolean;
  readonly is_hidden: boolean;
}

function actByKey(
  key: Exclude<CanvasKey, 'choose' | 'clear' | 'note' | 'group'>,
  acts: CanvasActs,
  nodes: readonly Marked[],
): void {
  const concerned = new Set(acts.addresses);
  const are = (of: (node: Marked) => boolean): boolean =>
    nodes.every((node) => !concerned.has(node.address) || of(node));
  switch (key) {
    case 'expand':
      acts.expand(undefined);
      break;
    case 'forward':
      acts.expand('out');
      break;
    case 'backward':
      acts.expand('in');
      break;
    case 'collapse':
      acts.collapse();
      break;
    case 'follow':
      acts.follow('forward');
      break;
    case 'pin':
      acts.pin(!are(({ is_pinned }) => is_pinned));
      break;
    case 'hide':
      acts.hide(!are(({ is_hidden }) => is_hidden));
      break;
    case 'undo':
      acts.undo();
      break;
    case 'redo':
      acts.redo();
      break;
    case 'left':
      acts.shift(-COLUMN, 0);
      break;
    case 'right':
      acts.shift(COLUMN, 0);
      break;
    case 'up':
      acts.shift(0, ROW);
      break;
    case 'down':
      acts.shift(0, -ROW);
      break;
    case 'next':
    case 'previous':
    case 'first':
    case 'last':
      // The list moves by itself.
      break;
  }
}
