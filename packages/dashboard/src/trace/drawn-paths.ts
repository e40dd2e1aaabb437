/** The heaviest paths of a trace as transfers that a drawing takes. */
import { meaningOf, placeName, type Role, type TraceAnswer, type TraceAnswerPath } from '@analytics/domain';
import type { Transfer } from '../drawing/flow-graph.ts';
import type { Participants } from '../drawing/participants.ts';

/**
 * One transfer a hop, however many paths go over it: worth the most that one of them carried there, with the amount of
 * its own asset. A hop that no transfer shows is one too. O(hops).
 */
export function drawnPaths(paths: readonly TraceAnswerPath[]): readonly Transfer[] {
  const drawn = new Map<string, Transfer & { readonly usd: number }>();
  for (const { usd, hops } of paths) {
    for (const { from_address, to_address, asset_symbol, amount, time, transfer_ids } of hops) {
      if (from_address === to_address) continue;
      const key = JSON.stringify([from_address, to_address, asset_symbol, time, transfer_ids]);
      const most = Math.max(usd, drawn.get(key)?.usd ?? 0);
      const place = { event_index: '', edge_index: '', block_height: 0, block_timestamp: time };
      const money = { asset_symbol, asset_contract: '', amount, amount_usd: String(most), usd: most };
      drawn.set(key, { transfer_id: key, tx_id: transfer_ids[0] ?? '', from_address, to_address, ...place, ...money });
    }
  }
  return [...drawn.values()];
}

/** Who is on them: where it begins, the services and risks where it ends; a trace suspects nobody. */
export function participantsOfTrace({
  sources,
  destinations,
}: Pick<TraceAnswer, 'sources' | 'destinations'>): Participants {
  return {
    roles: new Map<string, Role>([
      ...destinations.flatMap(({ address, ending, role }): [string, Role][] =>
        meaningOf(role)?.kind === 'risk' ? [[address, 'risk_source']] : ending === 'exit' ? [[address, 'service']] : [],
      ),
      ...sources.map((address): [string, Role] => [address, 'source']),
    ]),
    suspects: new Set(),
    names: new Map(destinations.filter(isNamed).map((place) => [place.address, placeName(place)])),
  };
}

/** Whoever only holds money has no name of its own. */
function isNamed({ label, ending }: TraceAnswer['destinations'][number]): boolean {
  return label !== '' || ending === 'exit';
}
