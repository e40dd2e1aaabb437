/**
 * Rule: a deposit wallet belongs to the service that sweeps it (the service holds its keys), whoever pays into it
 * (Victor 2020, section 4).
 */
import { rowsIn, rowsOut } from '../transfer-index.ts';
import type { Barriers } from './barriers.ts';
import { ascendingRows, type EntityInput, type EntityLink } from './entity-link.ts';

const WEIGHT = 0.99;

/** One link a deposit wallet; evidence is every receipt and every sweep. O(transfers). */
export function depositWalletLinks({ index }: EntityInput, { service_of }: Barriers): EntityLink[] {
  const links: EntityLink[] = [];
  service_of.forEach((service, node) => {
    if (service === 0) return;
    const rows = ascendingRows([...rowsIn(index, node), ...rowsOut(index, node)]);
    links.push({ a: node, b: service - 1, rule: 'deposit_wallet', weight: WEIGHT, rows, via: -1 });
  });
  return links;
}
