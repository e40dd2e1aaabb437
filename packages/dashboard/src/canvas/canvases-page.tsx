/** The saved canvases of a network, and where another is begun. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { foldAddress, type CanvasVersion } from '@analytics/domain';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { textOf } from '../parts/use-network-change.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { Modal } from '../parts/modal.tsx';
import { QueryCard } from '../parts/query-card.tsx';
import { Failure } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { SliceLink, useSliceHref } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { KeptTraces } from '../trace/kept-traces.tsx';

const text = strings.canvas;

export function CanvasesPage() {
  const client = useClient();
  const { network } = useSlice();
  const [removed, setRemoved] = useState<CanvasVersion>();
  const query = useQuery({
    queryKey: ['canvases', network],
    staleTime: 0,
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/canvases', { params: { query: { network } }, signal })),
  });
  const columns: readonly DataColumn<CanvasVersion>[] = [
    {
      key: 'name',
      head: text.saved.name,
      isRowHead: true,
      cell: ({ canvas_id, name }) => <SliceLink to={`/canvas/${canvas_id}`}>{name}</SliceLink>,
    },
    { key: 'size', head: text.saved.size, isNumber: true, cell: ({ node_count }) => formatCount(node_count) },
    {
      key: 'links',
      head: text.saved.links,
      isNumber: true,
      leaves: 'first',
      cell: ({ link_count }) => formatCount(link_count),
    },
    {
      key: 'version',
      head: text.saved.version,
      isNumber: true,
      leaves: 'first',
      cell: ({ version }) => formatCount(version),
    },
    { key: 'by', head: text.saved.by, cell: ({ saved_by }) => saved_by },
    { key: 'at', head: text.saved.at, cell: ({ saved_at_ms }) => <When at_ms={saved_at_ms} /> },
    {
      key: 'remove',
      head: text.saved.remove,
      isHeadHidden: true,
      cell: (canvas) => (
        <button
          type="button"
          aria-label={text.saved.remove_one(canvas.name)}
          onClick={() => {
            setRemoved(canvas);
          }}
        >
          {text.saved.remove}
        </button>
      ),
    },
  ];
  return (
    <>
      <h1>{text.title}</h1>
      <p>{text.intro}</p>
      <div className="columns of-tables">
        <QueryCard title={text.saved.title} query={query}>
          {({ canvases }) =>
            canvases.length === 0 ? (
              <p className="quiet">{text.saved.none}</p>
            ) : (
              <DataTable label={text.saved.title} columns={columns} rows={canvases} rowKey={(one) => one.canvas_id} />
            )
          }
        </QueryCard>
        <BeginCanvas />
      </div>
      {removed !== undefined && (
        <RemoveCanvas
          canvas={removed}
          onClose={() => {
            setRemoved(undefined);
          }}
        />
      )}
    </>
  );
}

function BeginCanvas() {
  const [, navigate] = useLocation();
  const href = useSliceHref();
  return (
    <div>
      <section className="card">
        <h2>{text.start.title}</h2>
        <form
          className="row end-aligned"
          onSubmit={(event) => {
            event.preventDefault();
            const address = foldAddress(textOf(new FormData(event.currentTarget), 'address'));
            if (address !== '') navigate(href('/canvas/new', { address }));
          }}
        >
          <label className="field grows">
            {text.start.address}
            <input name="address" className="address" placeholder={text.start.address_hint} required maxLength={256} />
          </label>
          <button type="submit" className="primary">
            {text.start.go}
          </button>
        </form>
        <p className="quiet">{text.start.hint}</p>
      </section>
      <KeptTraces title={text.start.traces} linkOf={(trace_id) => ['/canvas/new', { trace: trace_id }]} />
    </div>
  );
}

interface RemoveCanvasProps {
  readonly canvas: CanvasVersion;
  readonly onClose: () => void;
}

function RemoveCanvas({ canvas, onClose }: RemoveCanvasProps) {
  const client = useClient();
  const { network } = useSlice();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () =>
      answerOf(
        client.POST('/api/v1/canvases/{canvas_id}/remove', {
          params: { path: { canvas_id: canvas.canvas_id }, query: { network } },
          body: { read_version: canvas.version },
        }),
      ),
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: ['canvases', network] }),
  });
  return (
    <Modal title={text.saved.remove_title(canvas.name)} onClose={onClose}>
      <p>{text.saved.remove_hint}</p>
      {remove.error !== null && <Failure error={remove.error} />}
      <div className="row end">
        <button type="button" onClick={onClose}>
          {strings.actions.cancel}
        </button>
        <button
          type="button"
          className="primary"
          disabled={remove.isPending}
          onClick={() => {
            remove.mutate();
          }}
        >
          {text.saved.remove}
        </button>
      </div>
    </Modal>
  );
}
