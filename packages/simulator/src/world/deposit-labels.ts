/** Which deposit wallets of exchanges a label provider knows: most, whoever the customer is. */
import type { WorldLabel } from './labels.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

/** Providers find deposit wallets by their sweeps to a known hot wallet, and miss the young ones. */
const KNOWN_SHARE = 0.6;

/** A label for KNOWN_SHARE of the deposit wallets that were made, by exchange, in the order in which they were made. */
export function depositLabels({ population }: World, random: Random): WorldLabel[] {
  const labels: WorldLabel[] = [];
  for (const { name, deposit_of } of population.services.exchanges) {
    for (const address of deposit_of.values()) {
      if (!random.chance(KNOWN_SHARE)) continue;
      labels.push({
        address,
        label: `${name} deposit`,
        address_type: 'exchange',
        address_subtype: 'deposit',
        trust_level: 'verified',
        risk_level: 'low',
        confidence_score: 0.9,
      });
    }
  }
  return labels;
}
