/** Links and their entities as the rows of analyzers_entities. */
import { counted, usd, type EntityRule } from '@analytics/domain';
import type { PatternRow, PatternRowInput } from '../pattern-rows.ts';
import { assignEntityIds, type PriorMember } from './entity-ids.ts';
import type { EntityLink } from './entity-link.ts';
import type { FoundEntities } from './find-entities.ts';

export interface EntityRowInput extends Pick<
  PatternRowInput,
  'window' | 'run_id' | 'version' | 'addresses' | 'transfers'
> {
  /** Of every listed transfer row. */
  readonly transfer_ids: ReadonlyMap<number, string>;
  readonly prior: readonly PriorMember[];
  readonly max_evidence: number;
}

/** The transfer rows that the links list, ascending: the first `max_evidence` of each. */
export function entityEvidenceRows({ links }: FoundEntities, max_evidence: number): Uint32Array {
  return Uint32Array.from(new Set(links.flatMap(({ rows }) => rows.slice(0, max_evidence)))).sort();
}

/** One row a link, in the order of the links; entity_id is empty where the link merges nothing. */
export function entityRows(found: FoundEntities, input: EntityRowInput): PatternRow[] {
  const { entities, links, entity_of_link } = found;
  const { addresses, window } = input;
  const anchors = anchorsOf(found);
  const ids = assignEntityIds(
    anchors.map((anchor, at) => ({
      members: entities[at]!.members.map((node) => addresses[node]!),
      anchor: addresses[anchor]!,
    })),
    input.prior,
  );
  return links.map((link, at) => {
    const entity = entity_of_link[at]!;
    return {
      window_days: window.window_days,
      processing_date: window.processing_date,
      run_id: input.run_id,
      entity_id: ids[entity] ?? '',
      entity_kind: entities[entity]?.kind ?? '',
      address: addresses[link.a]!,
      other_address: addresses[link.b]!,
      rule: link.rule,
      weight: link.weight,
      reason: reasonOf(link, input),
      evidence_transaction_count: link.rows.length,
      evidence_transfers: link.rows.slice(0, input.max_evidence).map((row) => input.transfer_ids.get(row)!),
      _version: input.version,
    };
  });
}

/** Of each entity the node of most merging links; of several the first. */
function anchorsOf({ entities, links, entity_of_link }: FoundEntities): number[] {
  const counts = new Map<number, number>();
  links.forEach(({ a, b }, at) => {
    if (entity_of_link[at]! < 0) return;
    for (const node of [a, b]) counts.set(node, (counts.get(node) ?? 0) + 1);
  });
  return entities.map(({ members }) =>
    members.reduce((best, node) => (counts.get(node)! > counts.get(best)! ? node : best)),
  );
}

/** One sentence; `address` is the row's address and `other` its other one. */
function reasonOf(link: EntityLink, { addresses, transfers }: EntityRowInput): string {
  const [address, other, via] = [link.a, link.b, link.via].map((node) => addresses[node]!) as [string, string, string];
  const { from, to, amount_usd } = transfers;
  const rowsWhere = (test: (row: number) => boolean): readonly number[] => link.rows.filter(test);
  const sum = (rows: readonly number[]): string => usd(rows.reduce((all, row) => all + amount_usd[row]!, 0));
  const into = rowsWhere((row) => to[row] === link.a);
  const payer = link.via < 0 ? link.b : link.via;
  const earned = into.filter((row) => from[row] !== payer);
  const swept = rowsWhere((row) => from[row] === link.a && to[row] === link.b);
  const sentences: Readonly<Record<EntityRule, () => string>> = {
    deposit_wallet: () =>
      `${address} received ${counted(into.length, 'transfer')} (${sum(into)}) and passed nearly everything on to ${other}, which many such wallets pay.`,
    common_input: () =>
      `${address} and ${other} signed the same transaction, which is no CoinJoin, with ${counted(link.rows.length, 'transfer')}.`,
    change_output: () =>
      `${address} paid ${via}, which others had paid before, and the rest went to ${other}, which was new and was paid this once.`,
    own_wallet: () =>
      `${addresses[payer]!} paid the fees of ${address}, which received ${sum(earned)} from others and sent nearly all its tokens (${sum(swept)}) to ${other}.`,
    shared_deposit: () =>
      `${address} and ${other} paid the deposit wallet ${via}, which a service gives to one customer${isFed(link, from, to) ? ', and one of both lives on money of the other' : ''}.`,
  };
  return sentences[link.rule]();
}

function isFed({ a, b, rows }: EntityLink, from: Uint32Array, to: Uint32Array): boolean {
  return rows.some((row) => (from[row] === a && to[row] === b) || (from[row] === b && to[row] === a));
}
