/** Entities compared with who holds which address. */
import type { EntityRule } from '@analytics/domain';
import { ratio } from '../typologies/measures.ts';

export interface KnownOwner {
  readonly owner_id: string;
  readonly kind: string;
  readonly addresses: readonly string[];
}

export interface JudgedLink {
  /** Empty: a hint. */
  readonly entity_id: string;
  readonly address: string;
  readonly other_address: string;
  readonly rule: EntityRule;
}

export interface PairCount {
  /** Pairs of addresses of one entity. */
  readonly pairs: number;
  /** Of these, pairs of one owner. */
  readonly right: number;
  /** Pairs of one owner. */
  readonly known: number;
  readonly precision: number;
  readonly recall: number;
}

export interface RuleCount {
  readonly rule: EntityRule;
  readonly is_hint: boolean;
  readonly links: number;
  readonly right: number;
}

export interface EntityQuality {
  /** Entities with a wrong pair. */
  readonly wrong_entities: number;
  readonly entities: number;
  /** Over all pairs; large entities have most of them. */
  readonly all: PairCount;
  /** Over entities without a deposit wallet, and owners that are no exchange: people and firms. */
  readonly owners: PairCount;
  readonly by_rule: readonly RuleCount[];
}

/** An address that no owner has is an owner of its own. O(links). */
export function entityQuality(links: readonly JudgedLink[], owners: readonly KnownOwner[]): EntityQuality {
  const ownerOf = new Map(
    owners.flatMap(({ owner_id, addresses }) => addresses.map((one) => [one, owner_id] as const)),
  );
  const owner = (address: string): string => ownerOf.get(address) ?? `address ${address}`;
  const entities = new Map<string, { members: Set<string>; is_service: boolean }>();
  const rules = new Map<string, { rule: EntityRule; is_hint: boolean; links: number; right: number }>();
  for (const { entity_id, address, other_address, rule } of links) {
    const is_hint = entity_id === '';
    const count = rules.get(`${rule} ${is_hint}`) ?? { rule, is_hint, links: 0, right: 0 };
    count.links++;
    if (owner(address) === owner(other_address)) count.right++;
    rules.set(`${rule} ${is_hint}`, count);
    if (is_hint) continue;
    const entity = entities.get(entity_id) ?? { members: new Set(), is_service: false };
    entity.members.add(address).add(other_address);
    entity.is_service ||= rule === 'deposit_wallet';
    entities.set(entity_id, entity);
  }
  const judged = [...entities.values()].map(({ members, is_service }) => {
    const sizes = new Map<string, number>();
    for (const address of members) sizes.set(owner(address), (sizes.get(owner(address)) ?? 0) + 1);
    const right = [...sizes.values()].reduce((sum, size) => sum + pairsOf(size), 0);
    return { is_service, pairs: pairsOf(members.size), right };
  });
  const people = owners.filter(({ kind }) => kind !== 'exchange');
  return {
    entities: judged.length,
    wrong_entities: judged.filter(({ pairs, right }) => right < pairs).length,
    all: countOf(judged, owners),
    owners: countOf(
      judged.filter(({ is_service }) => !is_service),
      people,
    ),
    by_rule: [...rules.values()].sort((x, y) => Number(x.is_hint) - Number(y.is_hint) || (x.rule < y.rule ? -1 : 1)),
  };
}

function pairsOf(size: number): number {
  return (size * (size - 1)) / 2;
}

function countOf(
  judged: readonly { readonly pairs: number; readonly right: number }[],
  owners: readonly KnownOwner[],
): PairCount {
  const [pairs, right] = [
    judged.reduce((sum, one) => sum + one.pairs, 0),
    judged.reduce((sum, one) => sum + one.right, 0),
  ];
  const known = owners.reduce((sum, { addresses }) => sum + pairsOf(addresses.length), 0);
  return { pairs, right, known, precision: ratio(right, pairs), recall: ratio(right, known) };
}
