/** Where traced money went, or came from, as every reader gets it. */
import { z } from 'zod';
import { EXPOSURE_METHODS, TRACE_DIRECTIONS } from '../vocabulary.ts';

/** What a trace does where nobody says otherwise. */
export const TRACE_DEFAULTS = { direction: 'forward', method: 'haircut', min_usd: 1, path_count: 10 } as const;

/** Ids of transfers that one question names. */
export const MAX_TRACE_TRANSFERS = 1000;

const exact = z.string().meta({ description: 'Exact, in units of the asset or USD.' });
const ratio = z.number().min(0).max(1);

const tracedAmountSchema = z.object({ asset_symbol: z.string(), asset_contract: z.string(), amount: exact });

const byMethodSchema = z.object({ poison: z.number(), haircut: z.number(), fifo: z.number(), tiho: z.number() });

export const traceDestinationSchema = z
  .object({
    address: z.string(),
    ending: z.enum(['exit', 'held', 'not_followed']).meta({
      description:
        'exit: a service, a mixer, a bridge, a hub or a burn address, where the trace ends; held: still there when the window ends (backward: there before the window began); not_followed: the work budget was spent.',
    }),
    label: z.string().meta({ description: 'Of its best label; empty without one.' }),
    role: z.string().meta({ description: 'The type of its label, else what it behaves as.' }),
    other_chains: z.array(z.string()).default([]).meta({
      description: 'Of a bridge the chains on its other side, as its label names them; empty where it names none.',
    }),
    behaviour: z.string().meta({ description: 'How many addresses pay it and are paid by it in the window.' }),
    usd: z.number().meta({ description: 'Under the method that was asked for, as worth when it entered the trace.' }),
    least_usd: z.number().meta({ description: 'Over the four methods.' }),
    most_usd: z.number().meta({ description: 'Over the four methods; poison counts at most all that entered.' }),
    share_ratio: ratio.meta({ description: 'Of all that entered; of an asset without a price, by its units.' }),
    least_share_ratio: ratio,
    most_share_ratio: ratio,
    usd_by_method: byMethodSchema,
    amounts: z.array(tracedAmountSchema),
    hops: z.number().int().meta({ description: 'Fewest transfers between the source and it.' }),
    hops_usual: z.number().int().meta({ description: 'The mean over the money, rounded.' }),
    first_time: z.number().meta({ description: 'Epoch milliseconds of the first transfer into it that carried some.' }),
    last_time: z.number(),
    transfer_count: z.number().int(),
    transfer_ids: z.array(z.string()).meta({ description: 'The first of the transfers into it.' }),
    entity_id: z.string().optional().meta({
      description:
        "Whose it is: of the published slice; '' where it is its own owner; absent where nothing is published.",
    }),
    deposit_addresses: z
      .array(z.string())
      .meta({ description: 'Addresses that pay all they have into it, as deposit wallets do; the first by money.' }),
  })
  .meta({ id: 'TraceDestination' });
export type TraceDestination = z.infer<typeof traceDestinationSchema>;

/** What a reader calls a place: its label and what it is, or what it is alone. */
export function placeName({
  label,
  role,
  other_chains,
}: Pick<TraceDestination, 'label' | 'role' | 'other_chains'>): string {
  const words = [role.replaceAll('_', ' '), ...(other_chains.length === 0 ? [] : [otherSide(other_chains)])].join(', ');
  return label === '' ? words : `${label} (${words})`;
}

function otherSide(chains: readonly string[]): string {
  return `other side: ${chains.join(' or ')}`;
}

export const tracePathSchema = z
  .object({
    address: z.string(),
    usd: z.number().meta({ description: 'The least that any hop of it carried.' }),
    hops: z.array(
      z.object({
        from_address: z.string(),
        to_address: z.string(),
        kind: z.enum(['transfer', 'joined_legs', 'two_transactions', 'off_view']).meta({
          description:
            'joined_legs: legs of one transaction; two_transactions: a swap that is paid out in a second one; off_view: a change of assets that no transfer shows, and that is assumed.',
        }),
        given_asset: z.string(),
        asset_symbol: z.string(),
        amount: exact,
        time: z.number(),
        transfer_ids: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'TracePath' });
export type TraceAnswerPath = z.infer<typeof tracePathSchema>;

export const traceLedgerSchema = z
  .object({
    method: z.string(),
    asset_symbol: z.string().meta({ description: 'USD in the line of all assets together.' }),
    asset_contract: z.string(),
    entered: exact,
    changed_into: exact,
    changed: exact,
    arrived: exact,
    held: exact,
    below_limit: exact,
    not_followed: exact,
    difference: exact.meta({ description: 'entered + changed_into − all others: 0 to the last digit.' }),
  })
  .meta({ id: 'TraceLedgerLine' });
export type TraceLedgerRow = z.infer<typeof traceLedgerSchema>;

/** What a reader has to know beside the sums. */
export const TRACE_WARNINGS = [
  'source_pools_money',
  'source_is_silent',
  'source_without_price',
  'assets_without_price',
  'to_unreached',
  'transactions_left_apart',
  'changes_assumed',
  'budget_spent',
  /** As an earlier version wrote it. */
  'earlier_version',
] as const;

const traceWarningSchema = z.object({ code: z.enum(TRACE_WARNINGS), message: z.string() }).meta({ id: 'TraceWarning' });
export type TraceWarning = Readonly<z.infer<typeof traceWarningSchema>>;

export const traceAnswerSchema = z
  .object({
    direction: z.enum(TRACE_DIRECTIONS),
    method: z.enum(EXPOSURE_METHODS),
    min_usd: z.number(),
    sources: z.array(z.string()),
    source_transfers: z.array(z.string()),
    entered_usd: z.number().meta({ description: '0 where nothing that entered has a price.' }),
    is_priced: z.boolean(),
    destinations: z.array(traceDestinationSchema).meta({ description: 'Of a backward trace its origins.' }),
    small: z.object({ count: z.number().int(), usd: z.number() }).meta({
      description: 'Places that got too little by every method to be named.',
    }),
    ledger: z.array(traceLedgerSchema),
    paths: z.array(tracePathSchema),
    shortest_path: tracePathSchema.optional(),
    moves_followed: z.number().int(),
    assumed_changes: z.number().int(),
    is_complete: z.boolean(),
    warnings: z.array(traceWarningSchema),
  })
  .meta({ id: 'TraceAnswer' });
export type TraceAnswer = z.infer<typeof traceAnswerSchema>;

/** An edge of the graph of a trace: all that went from one address to another in one asset. */
export const traceEdgeSchema = z
  .object({
    from_address: z.string(),
    to_address: z.string(),
    asset_symbol: z.string(),
    usd: z.number(),
    transfer_count: z.number().int(),
  })
  .meta({ id: 'TraceEdge' });
export type TraceEdge = Readonly<z.infer<typeof traceEdgeSchema>>;
