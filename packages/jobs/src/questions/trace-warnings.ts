/** What a reader of a trace has to know beside its sums, in words for any reader: commands add their flags. */
import {
  isServiceLabel,
  poolsByBehaviour,
  rowsIn,
  rowsOut,
  type TraceInput,
  type TraceResult,
  type TraceSettings,
} from '@analytics/analyzers';
import {
  counted,
  formatPercent,
  shortAddress,
  usd,
  type TraceDestination,
  type TraceDirection,
  type TraceWarning,
} from '@analytics/domain';

/** Of the places where money stopped that did not reach whom it was asked about. */
const STOPS_NAMED = 5;

interface WarnedTrace {
  readonly input: TraceInput;
  /** By node. */
  readonly addresses: readonly string[];
  readonly settings: TraceSettings;
  readonly direction: TraceDirection;
  /** Parts of less are not followed. */
  readonly min_usd: number;
  /** Sources. */
  readonly nodes: readonly number[];
  /** Transfers that are traced alone; none where all of the sources are. */
  readonly rows: readonly number[];
  readonly to: number | undefined;
  readonly result: TraceResult;
  readonly destinations: readonly TraceDestination[];
}

/** In the order in which they are to be read. O(transfers of the sources + destinations). */
export function traceWarnings(trace: WarnedTrace): TraceWarning[] {
  return [...sourceWarnings(trace), ...unreached(trace), ...priceWarnings(trace), ...walkWarnings(trace.result)];
}

function sourceWarnings({ input, addresses, settings, direction, nodes, rows }: WarnedTrace): TraceWarning[] {
  if (rows.length > 0) return [];
  const pools = poolsByBehaviour(input, settings);
  const isForward = direction === 'forward';
  return nodes.flatMap((node): TraceWarning[] => {
    const name = shortAddress(addresses[node] ?? '');
    const [ins, outs] = [rowsIn(input.index, node), rowsOut(input.index, node)];
    const service = serviceWords(input, node, ins, outs, pools);
    const what = isForward ? 'it paid' : 'was paid to it';
    return [
      ...(service === undefined
        ? []
        : [
            warning(
              'source_pools_money',
              `${name} ${service}: everything that ${what} is traced, whosever money it is. Name the transfers that are meant.`,
            ),
          ]),
      ...((isForward ? outs : ins).length > 0 ? [] : [silentWarning(name, isForward, isForward ? ins : outs)]),
    ];
  });
}

/** Why the money of many meets at a node; undefined where it does not. */
function serviceWords(
  { labels, is_null, transfers }: TraceInput,
  node: number,
  ins: Uint32Array,
  outs: Uint32Array,
  pools: (node: number) => boolean,
): string | undefined {
  const label = labels.get(node);
  if (label !== undefined && isServiceLabel(label))
    return `is ${label.label === '' ? `a service (${label.address_type})` : label.label}`;
  if (is_null[node] === 1) return 'is a burn address';
  if (!pools(node)) return undefined;
  const payers = new Set(Array.from(ins, (row) => transfers.from[row]));
  const others = outs.length > ins.length ? ` and it paid in ${counted(outs.length, 'transfer')}` : '';
  return `behaves like a service (${counted(payers.size, 'address', 'addresses')} paid it in ${counted(ins.length, 'transfer')}${others})`;
}

function silentWarning(name: string, isForward: boolean, others: Uint32Array): TraceWarning {
  const count = counted(others.length, 'transfer');
  return warning(
    'source_is_silent',
    isForward
      ? `${name} sent nothing in the window; what it received in ${count} is still there.`
      : `${name} received nothing in the window; it sent ${count}.`,
  );
}

/** Where the money stopped instead, and why. */
function unreached({ addresses, to, direction, destinations, result, min_usd }: WarnedTrace): TraceWarning[] {
  if (to === undefined) return [];
  const asked = addresses[to] ?? '';
  if (destinations.some(({ address }) => address === asked)) return [];
  const isForward = direction === 'forward';
  // Small parts were not followed, and a walk that was cut off has not seen all.
  const least = min_usd > 0 ? `, or less than ${usd(min_usd)}` : '';
  const nothing = isForward
    ? `${shortAddress(asked)} got nothing of it${least}.`
    : `Nothing of it${min_usd > 0 ? `${least},` : ''} came from ${shortAddress(asked)}.`;
  const missed = result.is_complete ? nothing : `${shortAddress(asked)} was not reached.`;
  const stops = destinations.slice(0, STOPS_NAMED).map((one) => stopText(one, isForward));
  const where = isForward ? 'The money stopped at' : 'The money goes back to';
  return [
    warning(
      'to_unreached',
      `${missed} ${stops.length === 0 ? 'Nothing was followed.' : `${where}: ${stops.join('; ')}.`}`,
    ),
  ];
}

function stopText(
  { address, label, role, usd: worth, share_ratio, ending }: TraceDestination,
  isForward: boolean,
): string {
  const why = {
    exit: 'behind it everybody’s money mixes',
    held: isForward ? 'not moved on in the window' : 'there before the window began',
    not_followed: 'the work budget was spent',
  }[ending];
  return `${shortAddress(address)} (${label === '' ? role : label}) ${worth > 0 ? usd(worth) : formatPercent(share_ratio)}, ${why}`;
}

function priceWarnings({ input, direction, nodes, rows, result }: WarnedTrace): TraceWarning[] {
  const { transfers, index } = input;
  if (result.values_units) {
    const message = 'What entered has no price: shares go by units of its asset, and no limit in USD applies.';
    return result.entered > 0n ? [warning('source_without_price', message)] : [];
  }
  const ofNode = (node: number): Uint32Array => (direction === 'forward' ? rowsOut(index, node) : rowsIn(index, node));
  const unpriced = new Set(
    (rows.length > 0 ? rows : nodes.flatMap((node) => [...ofNode(node)]))
      .filter((row) => (transfers.amount[row] ?? 0) > 0 && transfers.amount_usd[row] === 0)
      .map((row) => transfers.asset[row]),
  );
  if (unpriced.size === 0) return [];
  const count = counted(unpriced.size, 'asset');
  return [
    warning('assets_without_price', `${count} of the source without a price: followed by units, counted as 0 USD.`),
  ];
}

function walkWarnings({ left_apart, assumed_changes, is_complete }: TraceResult): TraceWarning[] {
  return [
    ...(left_apart === 0
      ? []
      : [
          warning(
            'transactions_left_apart',
            `${counted(left_apart, 'transaction')} of the window with very many payers and payees: followed transfer by transfer, not as one change.`,
          ),
        ]),
    ...(assumed_changes === 0
      ? []
      : [
          warning(
            'changes_assumed',
            `Assumed: ${counted(assumed_changes, 'change')} of assets that no transfer shows. An address kept one sum and paid as much in another asset.`,
          ),
        ]),
    ...(is_complete
      ? []
      : [warning('budget_spent', 'The work budget was spent: what was still under way is listed as not followed.')]),
  ];
}

function warning(code: TraceWarning['code'], message: string): TraceWarning {
  return { code, message };
}
