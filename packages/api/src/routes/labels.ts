/** Labels: which stand, add or change some, remove some, and what became of them. */
import {
  TRUST_LEVELS,
  holdsAtAll,
  labelChangeSchema,
  labelConflictSchema,
  matchNotices,
  newLabelSchema,
  parseNetworkName,
  standingLabelSchema,
  unknownWordNotices,
} from '@analytics/domain';
import {
  type Database,
  labelConflicts,
  labelCounts,
  labelHistory,
  listLabels as readLabels,
  matchedLabels,
  removeLabels as removeChosen,
  storeLabels,
} from '@analytics/storage';
import { TEXT_LABEL_FORMATS, importLabelText, ownAddresses } from '@analytics/jobs';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { networkPlaceOf } from '../network-of-request.ts';
import {
  addressParameter,
  flagParameter,
  idempotencyHeaders,
  limitParameter,
  networkQuery,
  noteText,
} from '../parameters.ts';

const tags = ['labels'];

const NEVER_HOLDS = 'expected valid_from_ms before valid_to_ms';

/** More come as a list. */
const MOST_LABELS = 1000;

const offset = z.coerce.number().int().min(0).max(10_000_000).default(0);
const word = noteText(200);

const givenLabel = newLabelSchema.extend({
  address: addressParameter,
  label: word.default(''),
  address_type: word.min(1).meta({ description: 'A word of docs/label-words.md, or one of labels.service_types.' }),
  address_subtype: word.default(''),
  source: word.default('').meta({ description: 'Who says so; the name of the key unless given.' }),
});

const noticeSchema = z.object({ code: z.string(), message: z.string(), count: z.int() }).meta({ id: 'LabelNotice' });

/** What storing labels did. */
const storedSchema = z.object({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  removed_before: z.int().meta({ description: 'That had been removed, and are back.' }),
  notices: z.array(noticeSchema).meta({ description: 'How many labels name somebody, and words that mean nothing.' }),
});

export function registerLabelRoutes(app: ApiServer): void {
  const databaseOf = async (query: { network: string }): Promise<Database> =>
    (await networkPlaceOf(app.service, query)).database;

  app.route({
    method: 'GET',
    url: '/api/v1/labels',
    config: { scope: 'read' },
    schema: {
      operationId: 'listLabels',
      tags,
      summary: 'The labels that stand, by address, best first; and how many there are of each source and type',
      querystring: networkQuery.extend({
        address: addressParameter.optional(),
        category: word.optional().meta({ description: 'Of one category, in whichever words.' }),
        source: word.optional(),
        match: flagParameter.meta({ description: 'true: with `match`, which takes a scan of all transfers.' }),
        limit: limitParameter(100, 1000),
        offset,
      }),
      response: answers(
        z.object({
          labels: z.array(standingLabelSchema),
          counts: z.array(
            z.object({
              source: z.string(),
              address_type: z.string(),
              address_subtype: z.string(),
              label_count: z.int(),
            }),
          ),
          match: z
            .object({
              labelled_count: z.int(),
              matched_count: z.int(),
              where: z.string(),
              labelled_example: z.string().meta({ description: 'An address that a label names.' }),
              transfer_example: z.string().meta({ description: 'An address that has a transfer.' }),
            })
            .nullable()
            .meta({ description: 'How many labelled addresses have a transfer; null unless asked for.' }),
          has_more: z.boolean(),
        }),
      ),
    },
    handler: async (request) => {
      const { address = '', category, source = '', limit, offset: row_offset } = request.query;
      const database = await databaseOf(request.query);
      const network = parseNetworkName(request.query.network);
      const categories = category === undefined ? [] : [category];
      const filter = { address, source, categories, row_limit: limit + 1, row_offset };
      const found = await readLabels(database, network, filter);
      const counts = await labelCounts(database, network);
      const match = request.query.match === 'true' ? await matchedLabels(database, network) : null;
      return { labels: found.slice(0, limit), counts, match, has_more: found.length > limit };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/labels/conflicts',
    config: { scope: 'read' },
    schema: {
      operationId: 'listLabelConflicts',
      tags,
      summary: 'Addresses that one label calls a risk and another a service or another risk, the believed one first',
      querystring: networkQuery.extend({ limit: limitParameter(100, 1000), offset }),
      response: answers(
        z.object({
          conflicts: z.array(labelConflictSchema),
          total_count: z.int(),
          has_more: z.boolean(),
        }),
      ),
    },
    handler: async (request) => {
      const network = parseNetworkName(request.query.network);
      const found = await labelConflicts(await databaseOf(request.query), network);
      const { limit, offset: first } = request.query;
      const conflicts = found.slice(first, first + limit);
      return {
        conflicts: conflicts.map(({ address, labels }) => ({ address, labels: [...labels] })),
        total_count: found.length,
        has_more: found.length > first + limit,
      };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/labels/history',
    config: { scope: 'read' },
    schema: {
      operationId: 'listLabelChanges',
      tags,
      summary: 'What was added, changed and removed, newest first',
      querystring: networkQuery.extend({
        address: addressParameter.optional(),
        limit: limitParameter(100, 1000),
        offset,
      }),
      response: answers(z.object({ changes: z.array(labelChangeSchema), has_more: z.boolean() })),
    },
    handler: async (request) => {
      const { address = '', limit, offset: row_offset } = request.query;
      const network = parseNetworkName(request.query.network);
      const page = { row_limit: limit + 1, row_offset };
      const found = await labelHistory(await databaseOf(request.query), network, address, page);
      return { changes: found.slice(0, limit), has_more: found.length > limit };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/labels',
    config: { scope: 'run' },
    schema: {
      operationId: 'addLabels',
      tags,
      summary: 'Add labels, or change those of the same address, name and source; the next run reads them',
      querystring: networkQuery,
      headers: idempotencyHeaders,
      body: z.strictObject({
        labels: z.array(givenLabel.refine(holdsAtAll, NEVER_HOLDS)).min(1).max(MOST_LABELS),
        reason: noteText(2000).default(''),
      }),
      response: answers(storedSchema),
    },
    handler: async (request) => {
      const database = await databaseOf(request.query);
      const network = parseNetworkName(request.query.network);
      const { reason } = request.body;
      const author = { changed_by: request.key_name, reason };
      const addresses = await ownAddresses(
        database,
        network,
        request.body.labels.map(({ address }) => address),
      );
      const labels = request.body.labels.map((one, at) => ({
        ...one,
        address: addresses[at] ?? one.address,
        source: one.source || request.key_name,
      }));
      const stored = await storeLabels(database, network, lastOfEach(labels), author, app.service.now_ms());
      const words = unknownWordNotices(labels.map((one) => ({ ...one, label_count: 1 })));
      return { ...stored, notices: [...matchNotices(await matchedLabels(database, network)), ...words] };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/labels/import',
    config: { scope: 'run' },
    schema: {
      operationId: 'importLabels',
      tags,
      summary: 'Add the labels of a list as it is published: OFAC, TagPack, Etherscan, CSV, JSON, or bare addresses',
      querystring: networkQuery,
      headers: idempotencyHeaders,
      body: z.strictObject({
        file_name: z
          .string()
          .regex(/^[\w][\w .()-]{0,199}$/u)
          .meta({ description: 'Its ending and its words say what the list is, where no format does.' }),
        content: z.string().min(1).meta({ description: 'The text of the file.' }),
        format: z.enum(TEXT_LABEL_FORMATS).optional().meta({ description: 'Absent: what the file looks like.' }),
        category: word.optional().meta({
          description: 'What its addresses are, where the list does not say: a word of docs/label-words.md.',
        }),
        source: word
          .optional()
          .meta({ description: 'The name to keep its labels under; what the list says unless given.' }),
        trust_level: z.enum(TRUST_LEVELS).optional(),
      }),
      response: answers(
        storedSchema.extend({
          format: z.string(),
          read_count: z.int(),
          set_aside: z
            .array(z.object({ reason: z.string(), count: z.int(), example: z.string() }))
            .meta({ description: 'What was not stored, by reason.' }),
        }),
      ),
    },
    handler: async (request) => {
      const database = await databaseOf(request.query);
      const network = parseNetworkName(request.query.network);
      const author = { changed_by: request.key_name, now_ms: app.service.now_ms() };
      const report = await importLabelText(database, network, { ...request.body, ...author });
      const { format, read_count, stored, set_aside, notices } = report;
      return {
        format,
        read_count,
        ...stored,
        set_aside: Object.entries(set_aside).map(([reason, one]) => ({ reason, ...one })),
        notices: [...notices],
      };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/labels/remove',
    config: { scope: 'run' },
    schema: {
      operationId: 'removeLabels',
      tags,
      summary:
        'Remove labels of an address, a source or both; the next run no longer reads them, the history keeps them',
      querystring: networkQuery,
      headers: idempotencyHeaders,
      body: z
        .strictObject({
          address: addressParameter.optional(),
          label: word.default(''),
          source: word.default(''),
          reason: noteText(2000).default(''),
        })
        .refine((choice) => choice.address !== undefined || choice.source !== '', {
          message: 'expected an address, a source, or both',
          path: ['address'],
        }),
      response: answers(z.object({ removed_count: z.int() })),
    },
    handler: async (request) => {
      const { address = '', label, source, reason } = request.body;
      const author = { changed_by: request.key_name, reason };
      const network = parseNetworkName(request.query.network);
      const database = await databaseOf(request.query);
      const choice = { address, label, source };
      return { removed_count: await removeChosen(database, network, choice, author, app.service.now_ms()) };
    },
  });
}

/** Two of one address, name and source are one label: what is said last of it holds. */
function lastOfEach<T extends { address: string; label: string; source: string }>(labels: readonly T[]): T[] {
  return [
    ...new Map(labels.map((one) => [JSON.stringify([one.address, one.label, one.source]), one] as const)).values(),
  ];
}
