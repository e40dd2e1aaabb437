/** Who is controlled by one hand: the links of every rule, and the entities that the sure ones make. */
import { counted, type EntityKind, type RunNotice } from '@analytics/domain';
import type { DepositWalletSettings } from '../typologies/params.ts';
import { largestOf } from '../extremes.ts';
import { barriersOf } from './barriers.ts';
import { changeOutputLinks } from './change-output.ts';
import { commonInputLinks } from './common-input.ts';
import { depositWalletLinks } from './deposit-wallet.ts';
import type { EntityInput, EntityLink } from './entity-link.ts';
import { joinLinks } from './join-links.ts';
import { ownWalletLinks } from './own-wallet.ts';
import type { EntitySettings } from './params.ts';
import { shareTransactions } from './share-transactions.ts';
import { sharedDepositLinks } from './shared-deposit.ts';

export interface Entity {
  readonly kind: EntityKind;
  /** Ascending. */
  readonly members: readonly number[];
}

export interface FoundEntities {
  /** By their first address. */
  readonly entities: readonly Entity[];
  /** By their addresses and rule; hints are among them. */
  readonly links: readonly EntityLink[];
  /** For each link its position in `entities`; -1 for a hint, for what was refused and what was too large. */
  readonly entity_of_link: Int32Array;
  readonly notices: readonly RunNotice[];
}

/**
 * Pure and deterministic; neither the order of transfers within a block nor the numbers of addresses matter.
 * O(transfers + links · log links).
 */
export function findEntities(
  input: EntityInput,
  settings: EntitySettings,
  deposits: DepositWalletSettings,
): FoundEntities {
  const shares = shareTransactions(input, settings);
  const barriers = barriersOf(input, settings, deposits, shares.length > 0);
  const links = [
    ...depositWalletLinks(input, barriers, settings),
    ...commonInputLinks(shares, barriers, settings),
    ...changeOutputLinks(input, shares, barriers, settings),
    ...ownWalletLinks(input, barriers, settings),
    ...sharedDepositLinks(input, barriers, settings),
  ].sort((x, y) => x.a - y.a || x.b - y.b || (x.rule < y.rule ? -1 : x.rule > y.rule ? 1 : x.rows[0]! - y.rows[0]!));
  const joined = joinLinks(links, input, settings);
  const of_service = new Set<number>();
  links.forEach(({ rule }, at) => {
    if (rule === 'deposit_wallet') of_service.add(joined.entity_of_link[at]!);
  });
  return {
    entities: joined.members.map((members, at) => ({ kind: of_service.has(at) ? 'service' : 'owner', members })),
    links,
    entity_of_link: joined.entity_of_link,
    notices: noticesOf(joined.too_large, joined.bypassed.length, settings.max_members),
  };
}

function noticesOf(too_large: readonly number[], bypassed: number, max_members: number): RunNotice[] {
  const notices: RunNotice[] = [];
  if (too_large.length > 0) {
    const message = `Left apart: ${counted(too_large.length, 'group')} of more than ${max_members} addresses (the largest of ${largestOf(too_large)}), which may be an unknown service; their links are listed as hints.`;
    notices.push({ code: 'ENTITY_TOO_LARGE', message, count: too_large.length });
  }
  if (bypassed > 0) {
    const message = `Still one entity by other links: ${counted(bypassed, 'pair')} of addresses whose link was refused.`;
    notices.push({ code: 'ENTITY_REFUSAL_BYPASSED', message, count: bypassed });
  }
  return notices;
}
