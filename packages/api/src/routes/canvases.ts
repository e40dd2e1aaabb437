/** Canvases: drawings of addresses and money that analysts make, saved in versions. */
import {
  MAX_CANVAS_BYTES,
  canvasDocumentSchema,
  canvasName,
  canvasVersionSchema,
  parseNetworkName,
  storedCanvasSchema,
} from '@analytics/domain';
import {
  canvasVersions,
  createCanvas,
  listCanvases as readCanvases,
  readCanvas,
  removeCanvas,
  saveCanvas,
} from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { idParameter, idempotencyHeaders, networkQuery } from '../parameters.ts';

const tags = ['canvases'];
const canvasParams = z.strictObject({ canvas_id: idParameter });
const readVersion = z
  .int()
  .min(1)
  .meta({ description: 'The version that was read: where a newer one is saved, the answer is CANVAS_CONFLICT.' });

export function registerCanvasRoutes(app: ApiServer): void {
  /** The database that all networks share holds them; the network must exist. */
  const networkOf = async (query: { network: string }) => {
    const network = parseNetworkName(query.network);
    await app.service.databases.of(network, 'reads');
    return { network, service: app.service.databases.service };
  };

  app.route({
    method: 'GET',
    url: '/api/v1/canvases',
    config: { scope: 'read' },
    schema: {
      operationId: 'listCanvases',
      tags,
      summary: 'The saved canvases of a network, saved last first',
      querystring: networkQuery,
      response: answers(z.object({ canvases: z.array(canvasVersionSchema) })),
    },
    handler: async (request) => {
      const { network, service } = await networkOf(request.query);
      return { canvases: await readCanvases(service, network) };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/canvases/:canvas_id',
    config: { scope: 'read' },
    schema: {
      operationId: 'getCanvas',
      tags,
      summary: 'A canvas with its nodes, links and groups: the last version, or one that is named',
      params: canvasParams,
      querystring: networkQuery.extend({
        version: z.coerce.number().int().min(1).max(1_000_000).optional().meta({ description: 'Default: the last.' }),
      }),
      response: answers(canvasVersionSchema.extend({ document: storedCanvasSchema }).meta({ id: 'Canvas' })),
    },
    handler: async (request) => {
      const { network, service } = await networkOf(request.query);
      return await readCanvas(service, network, request.params.canvas_id, request.query.version);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/canvases/:canvas_id/versions',
    config: { scope: 'read' },
    schema: {
      operationId: 'listCanvasVersions',
      tags,
      summary: 'Every saved version of a canvas, the newest first',
      params: canvasParams,
      querystring: networkQuery,
      response: answers(z.object({ versions: z.array(canvasVersionSchema) })),
    },
    handler: async (request) => {
      const { network, service } = await networkOf(request.query);
      return { versions: await canvasVersions(service, network, request.params.canvas_id) };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/canvases',
    config: { scope: 'run' },
    bodyLimit: MAX_CANVAS_BYTES,
    schema: {
      operationId: 'createCanvas',
      tags,
      summary: 'Save a new canvas: its first version',
      querystring: networkQuery,
      headers: idempotencyHeaders,
      body: z.strictObject({ name: canvasName, document: canvasDocumentSchema }),
      response: answers(canvasVersionSchema),
    },
    handler: async (request) => {
      const { network, service } = await networkOf(request.query);
      const canvas = { ...request.body, saved_by: request.key_name };
      return await createCanvas(service, network, canvas, app.service.now_ms());
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/canvases/:canvas_id/versions',
    config: { scope: 'run' },
    bodyLimit: MAX_CANVAS_BYTES,
    schema: {
      operationId: 'saveCanvas',
      tags,
      summary: 'Save the next version of a canvas; the ones before stay',
      description: 'Where somebody saved after read_version, nothing is saved: the answer says who did, and when.',
      params: canvasParams,
      querystring: networkQuery,
      headers: idempotencyHeaders,
      body: z.strictObject({ name: canvasName, document: canvasDocumentSchema, read_version: readVersion }),
      response: answers(canvasVersionSchema),
    },
    handler: async (request) => {
      const { network, service } = await networkOf(request.query);
      const canvas = { ...request.body, saved_by: request.key_name };
      return await saveCanvas(service, network, request.params.canvas_id, canvas, app.service.now_ms());
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/canvases/:canvas_id/remove',
    config: { scope: 'run' },
    schema: {
      operationId: 'removeCanvas',
      tags,
      summary: 'Remove a canvas with all of its versions',
      params: canvasParams,
      querystring: networkQuery,
      headers: idempotencyHeaders,
      body: z.strictObject({ read_version: readVersion }),
      response: answers(z.object({ canvas_id: z.string(), removed_by: z.string() })),
    },
    handler: async (request) => {
      const { network, service } = await networkOf(request.query);
      const { canvas_id } = request.params;
      const removed_by = request.key_name;
      await removeCanvas(service, network, canvas_id, request.body.read_version, removed_by, app.service.now_ms());
      return { canvas_id, removed_by };
    },
  });
}
