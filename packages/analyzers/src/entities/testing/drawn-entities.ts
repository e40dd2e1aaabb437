/** Literal worlds for the tests of entities: drawn transfers become an input, and what is found is named. */
import { transfersOf, type DrawnTransfer, type DrawnWorld } from '../../structural/testing/transfers-of.ts';
import { depositWalletSettingsSchema } from '../../typologies/params.ts';
import type { EntityInput } from '../entity-link.ts';
import { findEntities, type FoundEntities } from '../find-entities.ts';
import { entitySettingsSchema } from '../params.ts';

/** The coin of a drawn chain; every other asset is a token. */
export const COIN = 'COIN';

export interface DrawnEntityWorld extends DrawnWorld {
  readonly victims?: readonly string[];
  readonly refusals?: readonly (readonly [string, string])[];
  /** Times at which the transaction also pays a payer back. */
  readonly change_at?: readonly string[];
}

/** Transfers of one time are one transaction. */
export function entityInputOf(drawn: readonly DrawnTransfer[], world: DrawnEntityWorld = {}): EntityInput {
  const { window, transfers, index, addresses, assets } = transfersOf(drawn, world);
  const nodeOf = (address: string): number => addresses.addresses.indexOf(address);
  const change = new Set((world.change_at ?? []).map((time) => Date.parse(`${time}Z`)));
  return {
    window,
    transfers,
    index,
    addresses,
    assets: assets.map(({ asset_symbol }) => ({
      asset_symbol,
      asset_contract: asset_symbol === COIN ? 'native' : `0x${asset_symbol}`,
    })),
    transaction: Uint32Array.from(transfers.timestamp_ms, (time_ms) => time_ms / 1000),
    has_change: Uint8Array.from(transfers.timestamp_ms, (time_ms) => (change.has(time_ms) ? 1 : 0)),
    is_new_address: new Uint8Array(0),
    roles: [],
    victims: (world.victims ?? []).map(nodeOf),
    refusals: (world.refusals ?? []).map(([a, b]) => [nodeOf(a), nodeOf(b)] as const),
  };
}

export function foundIn(input: EntityInput, settings: Readonly<Record<string, unknown>> = {}): FoundEntities {
  return findEntities(input, entitySettingsSchema.parse(settings), depositWalletSettingsSchema.parse({}));
}

/** Each entity as `a b c`, sorted. */
export function namesOfEntities({ addresses }: EntityInput, { entities }: FoundEntities): string[] {
  return entities
    .map(({ members }) =>
      members
        .map((node) => addresses.addresses[node]!)
        .sort()
        .join(' '),
    )
    .sort();
}

export function entitiesOf(drawn: readonly DrawnTransfer[], world: DrawnEntityWorld = {}): string[] {
  const input = entityInputOf(drawn, world);
  return namesOfEntities(input, foundIn(input));
}

/** Each link as `rule a b`, hints with a question mark, in the order found. */
export function linksOf(drawn: readonly DrawnTransfer[], world: DrawnEntityWorld = {}): string[] {
  const input = entityInputOf(drawn, world);
  const { links, entity_of_link } = foundIn(input);
  return links.map(({ a, b, rule }, at) => {
    const [one, other] = [a, b].map((node) => input.addresses.addresses[node]!);
    return `${rule}${entity_of_link[at]! < 0 ? '?' : ''} ${one!} ${other!}`;
  });
}

/** A transaction of a chain of inputs and outputs: each output shared over the payers. */
export function shared(
  time: string,
  payers: Readonly<Record<string, number>>,
  payees: Readonly<Record<string, number>>,
): DrawnTransfer[] {
  const total = Object.values(payers).reduce((all, value) => all + value, 0);
  return Object.entries(payers).flatMap(([from, put_in]) =>
    Object.entries(payees).flatMap(([to, value]) =>
      from === to ? [] : [[from, to, time, (value * put_in) / total, COIN] as const],
    ),
  );
}
