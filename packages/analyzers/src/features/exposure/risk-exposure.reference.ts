/** Haircut tracing by following parcels of money one by one, and distances by repeated steps: slow and obvious. */
import type { FeatureInput } from '../feature-input.ts';
import { plainRows, type PlainRow } from '../random-input.reference.ts';

/** Part of a balance: what transfer `origin` brought, `hops` transfers ago, the transfer itself counted. */
interface Parcel {
  readonly usd: number;
  readonly origin: PlainRow;
  readonly hops: number;
}

interface Arrival extends Parcel {
  readonly at: number;
}

/** Every arrival of money at an address, traced to each transfer that it came through. */
function arrivals(input: FeatureInput): Arrival[] {
  const { index, addresses } = input;
  const isTarget = (node: number) => addresses.risk_category[node]! > 0;
  const ends = (node: number) => isTarget(node) || addresses.is_service[node] === 1;
  const balance = Array.from({ length: index.nodeCount }, () => 0);
  let parcels = Array.from({ length: index.nodeCount }, (): Parcel[] => []);
  const all: Arrival[] = [];
  const rows = plainRows(input);
  for (const time_ms of new Set(rows.map((row) => row.time_ms))) {
    const group = rows.filter((row) => row.time_ms === time_ms);
    const leaving = (node: number) => group.filter(({ from }) => from === node).reduce((sum, { usd }) => sum + usd, 0);
    const arriving: Arrival[] = [];
    for (const row of group) {
      arriving.push({ usd: row.usd, origin: row, hops: 1, at: row.to });
      const whole = Math.max(balance[row.from]!, leaving(row.from));
      if (whole === 0) continue;
      for (const { usd, origin, hops } of parcels[row.from]!) {
        arriving.push({ usd: (usd * row.usd) / whole, origin, hops: hops + 1, at: row.to });
      }
    }
    parcels = parcels.map((own, node) => {
      const kept = balance[node]! > 0 ? Math.max(0, 1 - leaving(node) / balance[node]!) : 0;
      return own.map((parcel) => ({ ...parcel, usd: parcel.usd * kept }));
    });
    for (let node = 0; node < index.nodeCount; node++) balance[node] = Math.max(0, balance[node]! - leaving(node));
    for (const arrival of arriving) {
      all.push(arrival);
      // Money that reached a target or a service is not followed any further.
      if (!ends(arrival.at) && arrival.usd > 0) parcels[arrival.at]!.push(arrival);
    }
    for (const { to, usd } of group) balance[to]! += usd;
  }
  return all.filter(({ hops }) => hops <= input.settings.max_hops);
}

export function riskExposureReference(input: FeatureInput, node: number): Record<string, number> {
  const isTarget = (other: number) => input.addresses.risk_category[other]! > 0;
  const rows = plainRows(input);
  const usdOf = (some: readonly { readonly usd: number }[]) => some.reduce((sum, { usd }) => sum + usd, 0);
  const received = rows.filter(({ to }) => to === node);
  const sent = rows.filter(({ from }) => from === node);
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  const traced = arrivals(input);
  return {
    direct_risk_exposure_in: share(usdOf(received.filter(({ from }) => isTarget(from))), usdOf(received)),
    direct_risk_exposure_out: share(usdOf(sent.filter(({ to }) => isTarget(to))), usdOf(sent)),
    indirect_risk_exposure_in: share(
      usdOf(traced.filter(({ at, origin }) => at === node && isTarget(origin.from))),
      usdOf(received),
    ),
    indirect_risk_exposure_out: share(
      usdOf(traced.filter(({ at, origin }) => origin.from === node && isTarget(at))),
      usdOf(sent),
    ),
    nearest_risk_distance: Math.min(distance(input, node, rows, 'from'), distance(input, node, rows, 'to')),
  };
}

/** Steps along (or against) the transfers until a target is among those reached. */
function distance(input: FeatureInput, node: number, rows: readonly PlainRow[], along: 'from' | 'to'): number {
  let reached = new Set([node]);
  for (let hops = 0; hops <= input.settings.max_hops; hops++) {
    if ([...reached].some((one) => input.addresses.risk_category[one]! > 0)) return hops;
    const next = rows.filter((row) => reached.has(row[along])).map((row) => (along === 'from' ? row.to : row.from));
    reached = new Set([...reached, ...next]);
  }
  return 255;
}
