/** Saves a canvas, notices that somebody else did, and opens what they saved. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CanvasDocument, CanvasVersion } from '@analytics/domain';
import { newRequestKey } from '../api/request-key.ts';
import { answerOf, useClient } from '../api/session.tsx';
import { useSlice } from '../slice/slice.tsx';
import { useSliceHref } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';
import { forgetCanvasDraft } from './canvas-drafts.ts';
import { handOver } from './opened-canvas.ts';
import type { CanvasState } from './use-canvas.ts';

/** A window in the background does not ask. */
const AGAIN_AFTER_MS = 10_000;

export function useCanvasVersions(canvas_id: string | undefined) {
  const client = useClient();
  const { network } = useSlice();
  return useQuery({
    queryKey: ['canvas versions', network, canvas_id],
    enabled: canvas_id !== undefined,
    refetchInterval: AGAIN_AFTER_MS,
    refetchOnWindowFocus: true,
    staleTime: 0,
    queryFn: ({ signal }) => {
      const path = { canvas_id: canvas_id ?? '' };
      const params = { path, query: { network } };
      return answerOf(client.GET('/api/v1/canvases/{canvas_id}/versions', { params, signal }));
    },
  });
}

/** `key` is that of the draft. */
export function useCanvasSaving(canvas: CanvasState, key: string) {
  const client = useClient();
  const { network } = useSlice();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const href = useSliceHref();
  const { document, read_version, saved } = canvas;
  const name = canvas.name.trim() === '' ? strings.canvas.save.unnamed : canvas.name.trim();
  const versions = useCanvasVersions(saved?.canvas_id);
  // The same drawing over the same version is one save, however often it is sent.
  const [request, setRequest] = useState(() => ({ document, name, read_version, key: newRequestKey() }));
  if (request.document !== document || request.name !== name || request.read_version !== read_version)
    setRequest({ document, name, read_version, key: newRequestKey() });

  const save = useMutation({
    mutationFn: async ({ isNew }: { readonly isNew: boolean }) => {
      const header = { 'idempotency-key': `${request.key}${isNew ? '-new' : ''}` };
      const drawn = { name, document: structuredClone(document) as WritableDocument };
      if (isNew || saved === undefined) {
        const params = { query: { network }, header };
        return await answerOf(client.POST('/api/v1/canvases', { params, body: drawn }));
      }
      const params = { path: { canvas_id: saved.canvas_id }, query: { network }, header };
      const body = { ...drawn, read_version };
      return await answerOf(client.POST('/api/v1/canvases/{canvas_id}/versions', { params, body }));
    },
    onSuccess: (version) => {
      // A new canvas has its address now, and an older version that was saved is the last one now.
      const isElsewhere = version.canvas_id !== saved?.canvas_id || saved.version < read_version;
      void queries.invalidateQueries({ queryKey: ['canvases', network] });
      void queries.invalidateQueries({ queryKey: ['canvas versions', network] });
      queries.setQueryData(['canvas', network, version.canvas_id, 0], { ...version, document });
      canvas.setSaved(version, document);
      if (!isElsewhere) return;
      forgetCanvasDraft(localStorage, key);
      handOver({ canvas_id: version.canvas_id, history: canvas.history, saved_document: document });
      navigate(href(`/canvas/${version.canvas_id}`), { replace: true });
    },
    onError: () => {
      void queries.invalidateQueries({ queryKey: ['canvas versions', network] });
    },
  });

  const take = useMutation({
    mutationFn: async (version: CanvasVersion) => {
      const params = { path: { canvas_id: version.canvas_id }, query: { network, version: version.version } };
      return await answerOf(client.GET('/api/v1/canvases/{canvas_id}', { params }));
    },
    onSuccess: ({ document: theirs, ...version }) => {
      save.reset();
      canvas.takeVersion(version, theirs);
    },
  });

  const [newest] = versions.data?.versions ?? [];
  return { save, take, versions, newest: newest !== undefined && newest.version > read_version ? newest : undefined };
}

type Writable<T> = T extends readonly (infer Item)[]
  ? Writable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Writable<T[Key]> }
    : T;
/** As the client's types have it. */
type WritableDocument = Writable<CanvasDocument>;
