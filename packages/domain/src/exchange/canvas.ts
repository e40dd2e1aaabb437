/**
 * A canvas: what an analyst drew of addresses and the money between them. The document holds what was chosen and
 * decided by hand; what an address is called, and what it is, is read anew from the slice that is open.
 */
import { z } from 'zod';
import { timeColumn, integerColumn } from '../rows/row-types.ts';
import { addressText, noteText } from '../request-text.ts';
import {
  CANVAS_COLOURS,
  CANVAS_ORIGINS,
  LINK_BASES,
  MAX_CANVAS_GROUPS,
  MAX_CANVAS_LINKS,
  MAX_CANVAS_NAME,
  MAX_CANVAS_NODES,
  MAX_CANVAS_NOTE,
} from './canvas-limits.ts';

const MAX_PLACE = 1_000_000;
const place = z.number().min(-MAX_PLACE).max(MAX_PLACE);
const groupId = z.string().regex(/^[a-z0-9_-]{1,40}$/u, 'expected 1 to 40 of a-z, 0-9, "_" and "-"');
const time = z.int().min(0).max(8_640_000_000_000_000);
const exact = z
  .string()
  .regex(/^\d{1,38}(?:\.\d{1,18})?$/u, 'expected a decimal that is not negative')
  .meta({ description: 'Exact decimal as text.' });

export const canvasNodeSchema = z.strictObject({
  address: addressText,
  x: place.meta({ description: 'Grows to the right, with time.' }),
  y: place.meta({ description: 'Grows upwards.' }),
  is_pinned: z.boolean().meta({ description: 'A layout leaves it where it is.' }),
  is_hidden: z.boolean(),
  colour: z.enum(CANVAS_COLOURS),
  note: noteText(MAX_CANVAS_NOTE),
  group_id: groupId.or(z.literal('')).meta({ description: 'Of groups; empty for none.' }),
});
export type CanvasNode = Readonly<z.infer<typeof canvasNodeSchema>>;

export const canvasLinkSchema = z.strictObject({
  from_address: addressText.meta({ description: 'Who paid.' }),
  to_address: addressText.meta({ description: 'Who was paid.' }),
  asset_symbol: noteText(200),
  asset_contract: noteText(256).meta({ description: 'Empty where it is not known, as of a trace.' }),
  basis: z.enum(LINK_BASES).meta({
    description:
      'window: all transfers of the window within the filters; evidence: those of an alert or a case; trace: what a trace followed.',
  }),
  transfer_count: z.int().min(0),
  total_usd: exact,
  amount: exact.or(z.literal('')).meta({ description: 'In units of the asset; empty where it is not known.' }),
  first_time: time.meta({ description: 'Epoch milliseconds.' }),
  last_time: time,
});
export type CanvasLink = Readonly<z.infer<typeof canvasLinkSchema>>;

export const canvasGroupSchema = z.strictObject({
  group_id: groupId,
  name: noteText(MAX_CANVAS_NAME),
  colour: z.enum(CANVAS_COLOURS),
  is_folded: z.boolean().meta({ description: 'Drawn as one mark.' }),
});
export type CanvasGroup = Readonly<z.infer<typeof canvasGroupSchema>>;

export const canvasFiltersSchema = z.strictObject({
  from_time: time.meta({ description: 'Epoch milliseconds, included; 0: from the beginning of the window.' }),
  to_time: time.meta({ description: 'Not included; 0: to the end of the window.' }),
  assets: z.array(noteText(200)).max(50).meta({ description: 'Symbols; none: every asset.' }),
  min_usd: z.number().min(0).max(1e15).meta({ description: 'Of a link.' }),
  roles: z.array(noteText(64)).max(50).meta({ description: 'Of the other end; none: every role.' }),
});
export type CanvasFilters = Readonly<z.infer<typeof canvasFiltersSchema>>;

export const NO_CANVAS_FILTERS: CanvasFilters = { from_time: 0, to_time: 0, assets: [], min_usd: 0, roles: [] };

const documentShape = z.strictObject({
  origin: z.strictObject({
    kind: z.enum(CANVAS_ORIGINS),
    id: noteText(300).meta({ description: 'The address, alert_id, cluster_id or trace_id.' }),
  }),
  processing_date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, 'expected a date as YYYY-MM-DD'),
  window_days: z.int().min(1).max(3660),
  filters: canvasFiltersSchema,
  nodes: z.array(canvasNodeSchema).max(MAX_CANVAS_NODES),
  links: z.array(canvasLinkSchema).max(MAX_CANVAS_LINKS),
  groups: z.array(canvasGroupSchema).max(MAX_CANVAS_GROUPS),
});

/** As it is answered: what was stored fitted already. */
export const storedCanvasSchema = documentShape;
export type CanvasDocument = Readonly<z.infer<typeof documentShape>>;

/** As it is given: every link has both ends, every group that is named is there, and nothing is there twice. */
export const canvasDocumentSchema = documentShape.superRefine(({ nodes, links, groups }, context) => {
  const say = (path: (string | number)[], message: string): void => {
    context.addIssue({ code: 'custom', path, message });
  };
  const addresses = new Set(nodes.map(({ address }) => address));
  const known = new Set(groups.map(({ group_id }) => group_id));
  if (addresses.size < nodes.length) say(['nodes'], 'expected each address once');
  if (known.size < groups.length) say(['groups'], 'expected each group_id once');
  if (new Set(links.map(canvasLinkKey)).size < links.length)
    say(['links'], 'expected one link of a payer, a payee, an asset and a basis');
  const lost = links.findIndex((link) => !addresses.has(link.from_address) || !addresses.has(link.to_address));
  if (lost >= 0) say(['links', lost], 'expected both ends among the nodes');
  const strayed = nodes.findIndex(({ group_id }) => group_id !== '' && !known.has(group_id));
  if (strayed >= 0) say(['nodes', strayed, 'group_id'], 'expected a group of groups');
});

/** What tells a link from the others of a canvas. */
export function canvasLinkKey(
  link: Pick<CanvasLink, 'from_address' | 'to_address' | 'asset_symbol' | 'asset_contract' | 'basis'>,
): string {
  const { from_address, to_address, asset_symbol, asset_contract, basis } = link;
  return JSON.stringify([from_address, to_address, asset_symbol, asset_contract, basis]);
}

export const canvasName = noteText(MAX_CANVAS_NAME).regex(/\S/u, 'expected a name');

/** A saved version, without its document. */
export const canvasVersionSchema = z
  .object({
    canvas_id: z.string(),
    version: integerColumn.meta({ description: '1 for the first; each save is the next.' }),
    name: z.string(),
    node_count: integerColumn,
    link_count: integerColumn,
    origin_kind: z.enum(CANVAS_ORIGINS),
    origin_id: z.string(),
    saved_by: z.string(),
    saved_at_ms: timeColumn,
  })
  .meta({ id: 'CanvasVersion' });
export type CanvasVersion = Readonly<z.infer<typeof canvasVersionSchema>>;

/** An address of a canvas as the open slice knows it. */
export const addressFactsSchema = z
  .object({
    address: z.string(),
    is_in_slice: z.boolean().meta({ description: 'Whether it has a transfer in the window.' }),
    label: z.string().meta({ description: 'Its best label; empty without one.' }),
    role: z.string().meta({ description: 'The type of its label, else what it behaves as; empty where neither is.' }),
    risk_level: z.string(),
    counterparty_count: integerColumn,
    total_volume_usd: z.string().meta({ description: 'Exact decimal as text.' }),
    alert_count: integerColumn.meta({ description: 'Alerts of the slice that it takes part in.' }),
    suspect_count: integerColumn.meta({ description: 'Of them those that suspect it.' }),
  })
  .meta({ id: 'AddressFacts' });
export type AddressFacts = Readonly<z.infer<typeof addressFactsSchema>>;

/** What one address paid another in one asset. */
export const addressLinkSchema = z
  .object({
    from_address: z.string(),
    to_address: z.string(),
    asset_symbol: z.string(),
    asset_contract: z.string(),
    transfer_count: integerColumn,
    amount: z.string().meta({ description: 'Exact, in units of the asset.' }),
    total_usd: z.string().meta({ description: 'Exact decimal as text.' }),
    first_time: timeColumn,
    last_time: timeColumn,
  })
  .meta({ id: 'AddressLink' });
export type AddressLink = Readonly<z.infer<typeof addressLinkSchema>>;
