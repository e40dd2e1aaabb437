/** A canvas: a saved one by its id, or a new one from what it begins with. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { CANVAS_ORIGINS, foldAddress, type CanvasDocument } from '@analytics/domain';
import { answerOf, useClient } from '../api/session.tsx';
import { FailedPage } from '../parts/failed-page.tsx';
import { Loading } from '../parts/states.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { CanvasBoard } from './canvas-board.tsx';
import { applyCommand, withoutRoom } from './canvas-commands.ts';
import { askOrigin } from './canvas-origin.ts';
import type { OpenedCanvas } from './opened-canvas.ts';
import { emptyCanvas } from './use-canvas.ts';
import { useCanvasVersions } from './use-canvas-saving.ts';

const text = strings.canvas;

/** Its id where it is saved; before that its address names what it begins with. */
export const NEW_CANVAS = 'new';

export function CanvasPage({ canvas_id }: { readonly canvas_id: string }) {
  return canvas_id === NEW_CANVAS ? <NewCanvas /> : <SavedCanvas canvas_id={canvas_id} />;
}

function SavedCanvas({ canvas_id }: { readonly canvas_id: string }) {
  const client = useClient();
  const { network } = useSlice();
  const [params] = useSearchParams();
  const version = versionIn(params);
  const queryKey = ['canvas', network, canvas_id, version];
  const { data, error, refetch } = useQuery({
    queryKey,
    // What is open is drawn on: it must not change by itself. A newer version is announced instead.
    enabled: useQueryClient().getQueryData(queryKey) === undefined,
    staleTime: Infinity,
    gcTime: 0,
    queryFn: ({ signal }) => {
      const query = version === 0 ? { network } : { network, version };
      return answerOf(client.GET('/api/v1/canvases/{canvas_id}', { params: { path: { canvas_id }, query }, signal }));
    },
  });
  const { data: versions } = useCanvasVersions(version === 0 ? undefined : canvas_id);
  const last_version = version === 0 ? data?.version : versions?.versions[0]?.version;
  const opened = useMemo((): OpenedCanvas | undefined => {
    if (data === undefined || last_version === undefined) return undefined;
    const { document, ...saved } = data;
    return { key: `${network} ${canvas_id}`, name: data.name, document, saved, last_version, left_out: [] };
    // The versions are asked for again and again: what is open stays over the one that was the last when it came.
  }, [data, last_version !== undefined]);
  useTitle(opened?.name);
  if (error !== null)
    return <FailedPage name={strings.shell.one.canvas} error={error} onRetry={() => void refetch()} />;
  if (opened === undefined) return <Loading what={text.what} />;
  return <CanvasBoard key={version} opened={opened} />;
}

function NewCanvas() {
  const client = useClient();
  const slice = useSlice();
  const [params] = useSearchParams();
  const [kind, id] = originIn(params);
  const is_followed = params.get('follow') === 'forward';
  const { network, processing_date, window_days } = slice;
  const queryKey = ['new canvas', slice, kind, id, is_followed];
  const { data, error, refetch } = useQuery({
    queryKey,
    // A decision of somebody, after which all is asked anew, is no reason to trace again what is drawn on.
    enabled: useQueryClient().getQueryData(queryKey) === undefined,
    staleTime: Infinity,
    queryFn: ({ signal }) => askOrigin({ client, slice, signal }, { kind, id }, is_followed),
  });
  const opened = useMemo((): OpenedCanvas | undefined => {
    if (data === undefined) return undefined;
    const empty = emptyCanvas({ kind, id }, { processing_date, window_days });
    const document = applyCommand(empty, { act: 'add', center: '', ...data });
    // Of each beginning one draft: another one does not take its place.
    const key = `${network} ${NEW_CANVAS} ${kind} ${id}`;
    const room = withoutRoom(empty, data.addresses);
    const left_out = room > 0 ? [...data.left_out, text.said.no_room(room)] : data.left_out;
    return { key, name: '', document, saved: undefined, last_version: 0, left_out };
  }, [data, network, processing_date, window_days, kind, id]);
  useTitle(undefined);
  if (error !== null)
    return <FailedPage name={strings.shell.one.canvas} error={error} onRetry={() => void refetch()} />;
  if (opened === undefined) return <Loading what={text.what} />;
  return <CanvasBoard key={opened.key} opened={opened} />;
}

function useTitle(name: string | undefined): void {
  useEffect(() => {
    document.title = `${name === undefined || name === '' ? text.title : name} · ${strings.shell.title}`;
  }, [name]);
}

function versionIn(params: URLSearchParams): number {
  const version = Number(params.get('version') ?? 0);
  return Number.isInteger(version) && version > 0 ? version : 0;
}

type Origin = CanvasDocument['origin'];

function originIn(params: URLSearchParams): readonly [kind: Origin['kind'], id: string] {
  for (const kind of CANVAS_ORIGINS) {
    const id = params.get(kind) ?? '';
    if (id !== '') return [kind, kind === 'address' ? foldAddress(id) : id];
  }
  return ['nothing', ''];
}
