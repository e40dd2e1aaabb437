/** Canvases that people saved: a row a version, appended and never changed, in the database that all networks share. */
import { randomUUID } from 'node:crypto';
import {
  AnalyticsError,
  MAX_CANVASES,
  MAX_CANVAS_VERSIONS,
  canvasVersionSchema,
  storedCanvasSchema,
  type CanvasDocument,
  type CanvasVersion,
  type NetworkName,
} from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { readRows } from '../engine/read-rows.ts';
import { StatementTurns } from '../engine/statement-turns.ts';
import { statement } from '../engine/statements.ts';
import { insertRows } from '../slices/results.ts';
import { bytesOf, type Removal } from '../slices/retention.ts';

export interface CanvasToSave {
  readonly name: string;
  readonly document: CanvasDocument;
  readonly saved_by: string;
}

export interface SavedCanvas extends CanvasVersion {
  readonly document: CanvasDocument;
}

/** One after the other: what a save is compared with is what the save before has left. */
const saving = new StatementTurns();

/** The canvases of a network, saved last first. */
export async function listCanvases(service: Database, network: NetworkName): Promise<CanvasVersion[]> {
  const parameters = { network, canvas_id: '', row_limit: MAX_CANVASES };
  return await parsedRows(service, canvasVersionSchema, statement('canvases/list'), parameters);
}

/** The last version, or the one that is named. Throws CANVAS_NOT_FOUND. */
export async function readCanvas(
  service: Database,
  network: NetworkName,
  canvas_id: string,
  version = 0,
): Promise<SavedCanvas> {
  // A removed canvas has no versions any more, whichever is asked for.
  await requireCanvas(service, network, canvas_id);
  const [row] = await readRows(service, 'canvases/get', { network, canvas_id, version });
  if (row === undefined) throw notFound(canvas_id, version);
  return {
    ...canvasVersionSchema.parse(row),
    document: storedCanvasSchema.parse(JSON.parse(row.document_json)),
  };
}

/** Every version of a canvas, the newest first. Throws CANVAS_NOT_FOUND. */
export async function canvasVersions(
  service: Database,
  network: NetworkName,
  canvas_id: string,
): Promise<CanvasVersion[]> {
  await requireCanvas(service, network, canvas_id);
  return await parsedRows(service, canvasVersionSchema, statement('canvases/versions'), { network, canvas_id });
}

/** Saves a new canvas. Throws CANVAS_LIMIT. */
export async function createCanvas(
  service: Database,
  network: NetworkName,
  canvas: CanvasToSave,
  now_ms: number,
): Promise<CanvasVersion> {
  return await saving.run(undefined, async () => {
    const { length } = await listCanvases(service, network);
    if (length >= MAX_CANVASES)
      throw new AnalyticsError('CANVAS_LIMIT', `Expected fewer than ${MAX_CANVASES} canvases, found ${length}.`);
    return await append(service, network, { ...canvas, canvas_id: `canvas_${randomUUID()}`, version: 1 }, now_ms);
  });
}

/**
 * Saves the next version of a canvas, whose last one must be `read_version`. Throws CANVAS_NOT_FOUND, CANVAS_CONFLICT,
 * CANVAS_LIMIT.
 */
export async function saveCanvas(
  service: Database,
  network: NetworkName,
  canvas_id: string,
  { read_version, ...canvas }: CanvasToSave & { readonly read_version: number },
  now_ms: number,
): Promise<CanvasVersion> {
  return await saving.run(undefined, async () => {
    await requireVersion(service, network, canvas_id, read_version);
    if (read_version >= MAX_CANVAS_VERSIONS)
      throw new AnalyticsError(
        'CANVAS_LIMIT',
        `Expected at most ${MAX_CANVAS_VERSIONS} versions of a canvas, found as many.`,
      );
    return await append(service, network, { ...canvas, canvas_id, version: read_version + 1 }, now_ms);
  });
}

/** Removes a canvas, whose last version must be `read_version`. Throws CANVAS_NOT_FOUND, CANVAS_CONFLICT. */
export async function removeCanvas(
  service: Database,
  network: NetworkName,
  canvas_id: string,
  read_version: number,
  removed_by: string,
  now_ms: number,
): Promise<void> {
  await saving.run(undefined, async () => {
    await requireVersion(service, network, canvas_id, read_version);
    const removal = { canvas_id, version: read_version + 1, name: '', saved_by: removed_by, document: undefined };
    await append(service, network, removal, now_ms);
  });
}

/** Deletes the rows of canvases that somebody removed; counts them only where `apply` is false. */
export async function pruneCanvases(service: Database, network: NetworkName, apply: boolean): Promise<Removal[]> {
  const removed = await readRows(service, 'canvases/removed', { network });
  if (removed.length === 0) return [];
  const row_count = removed.reduce((sum, one) => sum + Number(one.row_count), 0);
  const before = await bytesOf(service, 'service_canvases');
  const canvas_ids = removed.map(({ canvas_id }) => canvas_id);
  if (apply) await service.command(statement('canvases/delete'), { network, canvas_ids });
  const bytes = apply ? Math.max(0, before - (await bytesOf(service, 'service_canvases'))) : undefined;
  return [{ table: 'service_canvases', row_count, bytes }];
}

/** Deletes every canvas of a network that is removed. */
export async function deleteCanvases(service: Database, network: NetworkName): Promise<void> {
  await service.command(statement('canvases/delete'), { network, canvas_ids: [] });
}

interface NewVersion extends Omit<CanvasToSave, 'document'> {
  readonly canvas_id: string;
  readonly version: number;
  /** Undefined where the canvas is removed. */
  readonly document: CanvasDocument | undefined;
}

async function append(
  service: Database,
  network: NetworkName,
  { document, ...given }: NewVersion,
  saved_at_ms: number,
): Promise<CanvasVersion> {
  const row = {
    ...given,
    node_count: document?.nodes.length ?? 0,
    link_count: document?.links.length ?? 0,
    origin_kind: document?.origin.kind ?? 'nothing',
    origin_id: document?.origin.id ?? '',
    saved_at_ms,
  } as const;
  const document_json = document === undefined ? '' : JSON.stringify(document);
  const save_id = randomUUID();
  const stored = { ...row, network, save_id, document_json, is_removed: document === undefined };
  await insertRows(service, 'service_canvases', [stored]);
  // Another process may have saved the same version since it was looked at; then neither was the only one.
  const twins = await readRows(service, 'canvases/last', { network, canvas_id: row.canvas_id });
  const other = twins.find((one) => one.version === row.version && one.save_id !== save_id);
  if (other !== undefined) throw conflict(row.canvas_id, row.version - 1, other);
  return row;
}

async function requireCanvas(service: Database, network: NetworkName, canvas_id: string): Promise<void> {
  const [last] = await readRows(service, 'canvases/last', { network, canvas_id });
  if (last === undefined || last.is_removed) throw notFound(canvas_id);
}

async function requireVersion(
  service: Database,
  network: NetworkName,
  canvas_id: string,
  read_version: number,
): Promise<void> {
  const [last] = await readRows(service, 'canvases/last', { network, canvas_id });
  if (last === undefined) throw notFound(canvas_id);
  if (last.is_removed || last.version !== read_version) throw conflict(canvas_id, read_version, last);
}

function notFound(canvas_id: string, version = 0): AnalyticsError {
  const wanted = version === 0 ? '' : `version ${version} of `;
  return new AnalyticsError('CANVAS_NOT_FOUND', `Expected ${wanted}a canvas ${JSON.stringify(canvas_id)}, found none.`);
}

interface LastVersion {
  readonly version: number;
  readonly is_removed: boolean;
  readonly saved_by: string;
  readonly saved_at_ms: string;
}

function conflict(canvas_id: string, read_version: number, last: LastVersion): AnalyticsError {
  const when = `by ${last.saved_by} at ${new Date(Number(last.saved_at_ms)).toISOString()}`;
  const found = last.is_removed ? `it removed ${when}` : `version ${last.version}, saved ${when}`;
  return new AnalyticsError(
    'CANVAS_CONFLICT',
    `Expected version ${read_version} as the newest of the canvas ${canvas_id}, found ${found}.`,
  );
}
