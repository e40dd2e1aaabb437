/** Proximity: whose money came from a risk label, or went to one, over which path and how much of it. */
import { RISK_CATEGORIES, counted, type ProofGrade, type ProximityPattern } from '@analytics/domain';
import { confidenceOf } from '../confidence.ts';
import type { DetectionInput, DetectionResult } from '../detection.ts';
import { identityKey } from '../identity.ts';
import { moneyOf, type Money } from '../money.ts';
import { noticeBook, type NoticeBook } from '../notices.ts';
import { evidenceOf } from '../strongest.ts';
import type { ProximitySettings } from './params.ts';
import { taintSearch, type TaintByHop } from './taint-search.ts';

type Direction = ProximityPattern['direction'];

interface Context {
  readonly input: DetectionInput;
  readonly money: Money;
  readonly settings: ProximitySettings;
  /** USD that each address receives and sends in all. */
  readonly received: Float64Array;
  readonly sent: Float64Array;
  readonly book: NoticeBook;
}

/** What reaches one address from one source (or goes from it there). */
interface Exposure {
  readonly address: number;
  /** Hops of the shortest way. */
  distance: number;
  /** The transfer that carries the most at that distance, at the address's end of the path. */
  row: number;
  readonly usdByHop: number[];
  /** In the units that money is followed in, which are USD for priced assets. */
  total: number;
  isPriced: boolean;
}

/**
 * For each risk-labelled address, by node id, the addresses it exposes within `max_distance` hops, both ways, the most
 * exposed first. See README.md. Work is bounded by `total_steps` for each direction. Deterministic.
 */
export function detectProximity(input: DetectionInput, settings: ProximitySettings): DetectionResult {
  const { transfers, addresses } = input;
  const sources: number[] = [];
  addresses.risk_category.forEach((category, node) => {
    if (category !== 0) sources.push(node);
  });
  if (sources.length === 0) return { patterns: [], notices: [] };
  const money = moneyOf(input);
  const received = new Float64Array(addresses.length);
  const sent = new Float64Array(addresses.length);
  for (let row = 0; row < transfers.length; row++) {
    if (transfers.from[row] === transfers.to[row]) continue;
    received[transfers.to[row]!]! += transfers.amount_usd[row]!;
    sent[transfers.from[row]!]! += transfers.amount_usd[row]!;
  }
  const context: Context = {
    input,
    money,
    settings,
    received,
    sent,
    book: noticeBook(),
  };
  const patterns = [...inDirection(context, sources, 'from_risk'), ...inDirection(context, sources, 'to_risk')];
  const kept = onePerIdentity(patterns, context.book);
  return { patterns: kept, notices: [...money.notices, ...context.book.list()] };
}

function inDirection(context: Context, sources: readonly number[], direction: Direction): ProximityPattern[] {
  const { input, money, settings, book } = context;
  const budget = { left: settings.total_steps };
  const limits = {
    maxDistance: settings.max_distance,
    negligibleShare: settings.negligible_share,
    degreeCap: settings.degree_cap,
  };
  const search = taintSearch(input, money.value, direction, limits, budget);
  const patterns: ProximityPattern[] = [];
  let sourcesLeft = 0;
  for (const source of sources) {
    if (budget.left <= 0) {
      sourcesLeft++;
      continue;
    }
    const taint = search.of(source);
    const exposures = exposuresOf(context, source, taint, direction);
    const limit = settings.max_patterns_per_source;
    book.add(
      'PATTERNS_CAPPED',
      exposures.length - limit,
      (n) =>
        `Not listed: ${counted(n, 'less exposed address', 'less exposed addresses')} beyond the first ${limit} of a risk source and direction.`,
    );
    for (const exposure of exposures.slice(0, limit))
      patterns.push(asPattern(context, source, exposure, taint, direction));
  }
  book.add(
    'BUDGET_REACHED',
    sourcesLeft,
    (n) => `The search around risk labels (${direction}) ended before ${n} of them.`,
  );
  book.addHubs(
    search.skippedHub,
    (n) =>
      `Risk (${direction}) was not followed through ${counted(n, 'address', 'addresses')} with more than ${settings.degree_cap} transfers.`,
  );
  book.add(
    'TAINT_NEGLIGIBLE',
    search.negligibleCount(),
    (n) =>
      `Not followed (${direction}): ${counted(n, 'transfer')} of less than ${settings.negligible_share} of a source's largest transfer.`,
  );
  return patterns;
}

/** Sorted by exposure, then node id. */
function exposuresOf(
  context: Context,
  source: number,
  { rows, taintOf }: TaintByHop,
  direction: Direction,
): Exposure[] {
  const { input, money, settings, book } = context;
  const { asset } = input.transfers;
  const nodeOf = direction === 'from_risk' ? input.transfers.to : input.transfers.from;
  const byNode = new Map<number, Exposure>();
  rows.forEach((ofHop, hop) => {
    for (const row of ofHop) {
      const taint = taintOf(row, hop);
      const address = nodeOf[row]!;
      if (address === source) continue;
      const isPriced = money.priced[asset[row]!] === 1;
      let exposure = byNode.get(address);
      if (exposure === undefined) {
        exposure = { address, distance: hop + 1, row, usdByHop: rows.map(() => 0), total: 0, isPriced };
        byNode.set(address, exposure);
      } else if (exposure.distance === hop + 1) {
        const before = taintOf(exposure.row, hop);
        if (taint > before || (taint === before && row < exposure.row)) exposure.row = row;
      }
      exposure.total += taint;
      exposure.isPriced ||= isPriced;
      if (isPriced) exposure.usdByHop[hop]! += taint;
    }
  });
  // Without any price there is no USD to set a minimum in.
  const exposed = [...byNode.values()].filter(
    (exposure) => !exposure.isPriced || sumOf(exposure.usdByHop) >= settings.min_exposed_usd,
  );
  book.add(
    'EXPOSURE_BELOW_MINIMUM',
    byNode.size - exposed.length,
    (n) =>
      `${counted(n, 'time')} an address was exposed to a risk source with less than ${settings.min_exposed_usd} USD.`,
  );
  return exposed.sort((a, b) => b.total - a.total || a.address - b.address);
}

function asPattern(
  context: Context,
  source: number,
  exposure: Exposure,
  taint: TaintByHop,
  direction: Direction,
): ProximityPattern {
  const { input, money, settings, received, sent } = context;
  const { from, to } = input.transfers;
  const { address, distance } = exposure;
  const path = pathOf(context, exposure, taint, direction);
  // From the risk's end to the address's end, whichever way the money went.
  const between = path.slice(0, -1).map((row) => (direction === 'from_risk' ? to[row]! : from[row]!));
  const members = [...new Set([source, ...between, address])];
  const risk_type = RISK_CATEGORIES[input.addresses.risk_category[source]!]!;
  const exposed_usd = sumOf(exposure.usdByHop);
  const flow = direction === 'from_risk' ? received[address]! : sent[address]!;
  const exposedShare = flow > 0 ? Math.min(1, exposed_usd / flow) : 0;
  const riskWeight = risk_type === 'none' ? 0 : settings.risk_weights[risk_type];
  const risk_propagation_score = riskWeight * settings.hop_decay ** (distance - 1) * exposedShare;
  const proof_grade = gradeOf(path, money.value, settings);
  const nodeOf = direction === 'from_risk' ? to : from;
  const direct = distance === 1 ? taint.rows[0]!.filter((row) => nodeOf[row] === address) : [];
  return {
    pattern_type: 'proximity_risk',
    pattern_subtype: '',
    members,
    roles: members.map((node) => (node === source ? 'risk_source' : node === address ? 'address' : 'intermediary')),
    transfers: evidenceOf([...path, ...direct]),
    occurrence_count: 1,
    proof_grade,
    confidence_score: confidenceOf(proof_grade, 0.5 * exposedShare + 0.5 / distance),
    detection_method: 'haircut_by_hop',
    address,
    risk_source: source,
    risk_type,
    direction,
    distance_to_risk: distance,
    risk_propagation_score,
    exposed_usd,
    exposed_usd_by_hop: exposure.usdByHop,
    reverse_exposed_usd: 0,
  };
}

/** The transfers of the way that carries most at each hop, seen from the address, listed from the risk's end. */
function pathOf(
  { input }: Context,
  exposure: Exposure,
  { taintOf, rowsOfAccountBefore }: TaintByHop,
  direction: Direction,
): number[] {
  const { timestamp_ms: times } = input.transfers;
  const path = [exposure.row];
  for (let hop = exposure.distance - 2; hop >= 0; hop--) {
    const near = path[path.length - 1]!;
    let best = -1;
    for (const row of rowsOfAccountBefore(near)) {
      const isInTime = direction === 'from_risk' ? times[row]! < times[near]! : times[row]! > times[near]!;
      if (!isInTime || !(taintOf(row, hop) > 0)) continue;
      const gain = best < 0 ? 1 : taintOf(row, hop) - taintOf(best, hop);
      // Of equal ones the earliest.
      if (gain > 0 || (gain === 0 && row < best)) best = row;
    }
    path.push(best);
  }
  return path.reverse();
}

/** Value where each hop of the path carries about what the one before did; else time, as every path is in order. */
function gradeOf(path: readonly number[], value: Float64Array, settings: ProximitySettings): ProofGrade {
  for (let hop = 1; hop < path.length; hop++) {
    const [a, b] = [value[path[hop - 1]!]!, value[path[hop]!]!];
    if (Math.min(a, b) < settings.min_forward_ratio * Math.max(a, b)) return 'shape_time';
  }
  return 'shape_time_value';
}

/**
 * The same addresses may be exposed both ways, or as each other's path: one identity. The larger exposure is described;
 * the other direction's USD between the same two is kept beside it, with its evidence.
 */
function onePerIdentity(patterns: readonly ProximityPattern[], book: NoticeBook): ProximityPattern[] {
  let sharing = 0;
  const byIdentity = new Map<string, ProximityPattern>();
  for (const pattern of patterns) {
    const key = identityKey(pattern);
    const other = byIdentity.get(key);
    if (other === undefined) {
      byIdentity.set(key, pattern);
      continue;
    }
    const [best, lesser] = pattern.exposed_usd > other.exposed_usd ? [pattern, other] : [other, pattern];
    const isReverse =
      best.address === lesser.address && best.risk_source === lesser.risk_source && best.direction !== lesser.direction;
    if (!isReverse) sharing++;
    byIdentity.set(key, {
      ...best,
      occurrence_count: best.occurrence_count + lesser.occurrence_count,
      reverse_exposed_usd: isReverse ? lesser.exposed_usd : best.reverse_exposed_usd,
      transfers: isReverse ? evidenceOf([...best.transfers, ...lesser.transfers]) : best.transfers,
    });
  }
  book.add(
    'IDENTITY_SHARED',
    sharing,
    (n) =>
      `Without a row of their own: ${counted(n, 'exposure')} over the same addresses as a larger one that is listed.`,
  );
  return [...byIdentity.values()];
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
