/** What can be one hop of a chain: a single transfer, or several in quick succession between the same two addresses. */
import type { DetectionInput } from '../detection.ts';
import { pairOrder } from '../pair-order.ts';

/**
 * Unit ids: 0 … rowCount − 1 are the transfers themselves, above are bundles. Columns have `length` entries.
 * A bundle is a maximal run of at least two transfers of one asset from one address to one other, none longer than the
 * quiet gap after the one before it.
 */
export interface HopUnits {
  readonly length: number;
  readonly rowCount: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly asset: Uint32Array;
  readonly value: Float64Array;
  readonly first_ms: Float64Array;
  readonly last_ms: Float64Array;
  /** Units by first_ms, then id. */
  readonly order: Uint32Array;
  /** The rows of bundle b are `bundleRows.subarray(bundleOffsets[b], bundleOffsets[b + 1])`, b = unit id − rowCount. */
  readonly bundleOffsets: Uint32Array;
  readonly bundleRows: Uint32Array;
  /**
   * Bundles that node v sends: `bundlesBySender.subarray(senderOffsets[v], senderOffsets[v + 1])`, unit ids by
   * first_ms.
   */
  readonly senderOffsets: Uint32Array;
  readonly bundlesBySender: Uint32Array;
}

/** `quietGapMs` 0 makes no bundles. O(transfers + bundles · log bundles). */
export function hopUnits(input: DetectionInput, value: Float64Array, quietGapMs: number): HopUnits {
  const { transfers, index } = input;
  const runs = quietGapMs > 0 ? bundleRuns(input, quietGapMs) : [];
  const rowCount = transfers.length;
  const length = rowCount + runs.length;
  const grownInts = (column: Uint32Array) => (runs.length === 0 ? column : withRoom(column, new Uint32Array(length)));
  const grownFloats = (column: Float64Array) =>
    runs.length === 0 ? column : withRoom(column, new Float64Array(length));
  const units = {
    length,
    rowCount,
    from: grownInts(transfers.from),
    to: grownInts(transfers.to),
    asset: grownInts(transfers.asset),
    value: grownFloats(value),
    first_ms: grownFloats(transfers.timestamp_ms),
    last_ms: grownFloats(transfers.timestamp_ms),
    bundleOffsets: new Uint32Array(runs.length + 1),
    bundleRows: Uint32Array.from(runs.flat()),
  };
  runs.forEach((rows, bundle) => {
    const unit = rowCount + bundle;
    units.from[unit] = transfers.from[rows[0]!]!;
    units.to[unit] = transfers.to[rows[0]!]!;
    units.asset[unit] = transfers.asset[rows[0]!]!;
    units.first_ms[unit] = transfers.timestamp_ms[rows[0]!]!;
    units.last_ms[unit] = transfers.timestamp_ms[rows[rows.length - 1]!]!;
    units.value[unit] = rows.reduce((sum, row) => sum + value[row]!, 0);
    units.bundleOffsets[bundle + 1] = units.bundleOffsets[bundle]! + rows.length;
  });
  const bundles = Uint32Array.from(runs, (_, bundle) => rowCount + bundle);
  return { ...units, order: byStart(units, bundles), ...bySender(units, bundles, index.nodeCount) };
}

/** The transfers of a unit. */
export function rowsOfUnit(units: HopUnits, unit: number): number[] {
  if (unit < units.rowCount) return [unit];
  const bundle = unit - units.rowCount;
  return [...units.bundleRows.subarray(units.bundleOffsets[bundle], units.bundleOffsets[bundle + 1])];
}

function bundleRuns(input: DetectionInput, quietGapMs: number): number[][] {
  const { to, from, asset, timestamp_ms } = input.transfers;
  const ordered = pairOrder(input.index, from);
  const runs: number[][] = [];
  const openRun = new Map<number, number[]>();
  const closeAll = () => {
    for (const run of openRun.values()) if (run.length > 1) runs.push(run);
    openRun.clear();
  };
  for (let begin = 0, end = 0; begin < ordered.length; begin = end) {
    const first = ordered[begin]!;
    for (end = begin + 1; end < ordered.length; end++) {
      if (from[ordered[end]!] !== from[first] || to[ordered[end]!] !== to[first]) break;
    }
    if (end - begin < 2) continue;
    for (let i = begin; i < end; i++) {
      const row = ordered[i]!;
      const run = openRun.get(asset[row]!);
      if (run && timestamp_ms[row]! - timestamp_ms[run[run.length - 1]!]! <= quietGapMs) run.push(row);
      else {
        if (run && run.length > 1) runs.push(run);
        openRun.set(asset[row]!, [row]);
      }
    }
    closeAll();
  }
  return runs;
}

function withRoom<T extends Uint32Array | Float64Array>(column: T, grown: T): T {
  grown.set(column);
  return grown;
}

function byStart(units: Pick<HopUnits, 'length' | 'rowCount' | 'first_ms'>, bundles: Uint32Array): Uint32Array {
  const { first_ms, rowCount } = units;
  const sorted = bundles.slice().sort((a, b) => first_ms[a]! - first_ms[b]! || a - b);
  const order = new Uint32Array(units.length);
  for (let row = 0, bundle = 0, i = 0; i < order.length; i++) {
    const takesRow = row < rowCount && (bundle === sorted.length || first_ms[row]! <= first_ms[sorted[bundle]!]!);
    order[i] = takesRow ? row++ : sorted[bundle++]!;
  }
  return order;
}

function bySender(
  units: Pick<HopUnits, 'from' | 'first_ms'>,
  bundles: Uint32Array,
  nodeCount: number,
): Pick<HopUnits, 'senderOffsets' | 'bundlesBySender'> {
  const { from, first_ms } = units;
  const bundlesBySender = bundles.slice().sort((a, b) => from[a]! - from[b]! || first_ms[a]! - first_ms[b]! || a - b);
  const senderOffsets = new Uint32Array(nodeCount + 1);
  for (const unit of bundles) senderOffsets[from[unit]! + 1]!++;
  for (let node = 0; node < nodeCount; node++) senderOffsets[node + 1]! += senderOffsets[node]!;
  return { senderOffsets, bundlesBySender };
}
