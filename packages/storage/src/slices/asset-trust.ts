/** Tokens that are left out of USD figures: which, why, and what that changes of the loaded transfers. */
import { AnalyticsError, type NetworkName } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { readRows, type QueryRow } from '../engine/read-rows.ts';
import { statement } from '../engine/statements.ts';

/** What a token that nobody vouches for may cost and move. */
export interface TrustLimits {
  readonly max_unit_price_usd: number;
  readonly max_daily_usd_per_address: number;
  readonly max_price_jump: number;
  readonly min_jump_usd: number;
}

export type AssetJudgement = QueryRow<'assets/judge'>;
export type AssetDecision = QueryRow<'assets/decisions'>;
export type ListedAsset = QueryRow<'assets/list'>;

/** Nobody reads a longer list. */
export const MAX_ASSETS = 100_000;

/** When decisions are made, and the version of what they change. */
export interface Deciding {
  readonly now_ms: number;
  readonly version: number;
}

/**
 * Judges every token that nobody vouches for and lets those that are implausible count as 0 USD; one that the assets
 * verify by now counts. Gives what is set aside. One scan of the transfers.
 */
export async function setAsideImplausible(
  database: Database,
  network: NetworkName,
  limits: TrustLimits,
  deciding: Deciding,
): Promise<AssetDecision[]> {
  const judged = await readRows(database, 'assets/judge', { network, ...limits });
  const before = new Map((await decisions(database)).map((row) => [row.asset_contract, row]));
  for (const judgement of judged) {
    await decide(database, { ...judgement, status: 'set_aside', note: '' }, before, deciding);
  }
  for (const { asset_contract } of await readRows(database, 'assets/verified_again', { network })) {
    const row = before.get(asset_contract);
    if (row !== undefined) await decide(database, { ...row, status: 'none', reason: '' }, before, deciding);
  }
  await revalue(database, deciding);
  return (await decisions(database)).filter(({ status }) => status === 'set_aside');
}

/** Somebody vouches for a token, or sets it aside. Throws ASSET_NOT_FOUND. */
export async function decideAsset(
  database: Database,
  network: NetworkName,
  decision: { readonly asset_contract: string; readonly status: 'trusted' | 'set_aside'; readonly note: string },
  deciding: Deciding,
): Promise<ListedAsset> {
  const found = (await listAssets(database, network)).find((row) => row.asset_contract === decision.asset_contract);
  if (found === undefined || found.asset_contract === 'native') {
    const message = `Expected the contract of a loaded token, found ${JSON.stringify(decision.asset_contract)}.`;
    throw new AnalyticsError('ASSET_NOT_FOUND', message);
  }
  const before = new Map((await decisions(database)).map((row) => [row.asset_contract, row]));
  const { asset_symbol, transfer_count, claimed_usd } = found;
  const facts = { asset_symbol, transfer_count, claimed_usd, address_count: '0', unit_price_usd: 0, reason: 'by_hand' };
  await decide(database, { ...facts, ...decision }, before, deciding);
  await revalue(database, deciding);
  return { ...found, status: decision.status, reason: 'by_hand' };
}

/** Most transfers first. One scan of the transfers, whatever the page. */
export async function listAssets(
  database: Database,
  network: NetworkName,
  { row_limit = MAX_ASSETS, row_offset = 0 }: { readonly row_limit?: number; readonly row_offset?: number } = {},
): Promise<ListedAsset[]> {
  return await readRows(database, 'assets/list', { network, row_limit, row_offset });
}

async function decisions(database: Database): Promise<AssetDecision[]> {
  return await readRows(database, 'assets/decisions');
}

async function decide(
  database: Database,
  decision: Omit<AssetDecision, 'version'>,
  before: ReadonlyMap<string, AssetDecision>,
  { now_ms, version }: Deciding,
): Promise<void> {
  const { asset_contract, asset_symbol, status, reason, note, claimed_usd, unit_price_usd } = decision;
  const earlier = Number(before.get(asset_contract)?.version ?? 0);
  await database.command(statement('assets/decide'), {
    ...{ asset_contract, asset_symbol, status, reason, note, claimed_usd, unit_price_usd },
    transfer_count: Number(decision.transfer_count),
    address_count: Number(decision.address_count),
    decided_ms: now_ms,
    version: Math.max(version, earlier + 1),
  });
}

/**
 * What is cut off in between is completed by the next call: a claim is kept before its transfer counts as nothing, and
 * forgotten after it counts.
 */
async function revalue(database: Database, { version }: Deciding): Promise<void> {
  const [row] = await readRows(database, 'assets/count_misvalued');
  if (Number(row?.counted_count ?? 0) > 0) {
    await database.command(statement('assets/keep_claims'), { version });
    await database.command(statement('assets/count_as_nothing'), { version });
  }
  if (Number(row?.kept_count ?? 0) > 0) {
    await database.command(statement('assets/count_as_claimed'), { version });
    await database.command(statement('assets/forget_claims'));
  }
}
