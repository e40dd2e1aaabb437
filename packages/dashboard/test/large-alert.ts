/** An alert as large as any that the dashboard has to show, made of one that the service answers. */
export const NODES = 5_000;
export const EDGES = 10_000;

type Json = Record<string, unknown>;

/** Its own transfers come last, so that its sentences still name some. */
export function largeAlert(answer: Json): Json {
  const own = answer['transfers'] as Json[];
  const addresses = Array.from({ length: NODES }, (_, at) => `a${at}`);
  const made = Array.from({ length: EDGES - own.length }, (_, at) => ({
    ...own[0],
    transfer_id: `t${at}`,
    from_address: addresses[at % NODES],
    to_address: addresses[(at * 7 + 1 + Math.floor(at / NODES)) % NODES],
    block_timestamp: 1_700_000_000_000 + at * 1000,
  }));
  return {
    ...answer,
    transfers: [...made, ...own],
    addresses_involved: addresses,
    address_roles: addresses.map(() => 'member'),
  };
}
