/** A trace in words and tables. */
import {
  counted,
  formatPercent,
  grouped,
  groupedDigits,
  placeName,
  sharedEntities,
  shortAddress,
  usd,
  utcMinute,
  type AlertTrace,
  type TraceAnswer,
  type TraceAnswerPath,
  type TraceEntity,
} from '@analytics/domain';
import { alignedRows } from '../terminal/quantities.ts';

const PATHS_SHOWN = 3;
/** Of a path; the others are counted. */
const HOPS_SHOWN = 40;

/** The lines of a trace, the most money first. */
export function traceTable(answer: TraceAnswer, entities: readonly TraceEntity[]): string[] {
  const { direction, method, sources, source_transfers, destinations } = answer;
  const isForward = direction === 'forward';
  const from = sources.length > 0 ? sources.map(shortAddress).join(', ') : counted(source_transfers.length, 'transfer');
  const exits = destinations.filter(({ ending }) => ending === 'exit');
  const rest = destinations.filter(({ ending }) => ending !== 'exit');
  return [
    `${isForward ? 'Forward' : 'Backward'} from ${from}${sources.length > 0 && source_transfers.length > 0 ? `, ${counted(source_transfers.length, 'transfer')}` : ''}, by ${method}: ${enteredText(answer)} traced in ${counted(answer.moves_followed, 'move')}.`,
    '',
    ...section(isForward ? 'Destinations' : 'Origins', exits, answer),
    ...section(
      answer.is_complete ? (isForward ? 'Still held by' : 'There before the window began') : 'Not followed further',
      rest,
      answer,
    ),
    ...entityLines(entities, answer),
    ...(answer.small.count > 0
      ? [
          `And ${counted(answer.small.count, 'place')} that got too little to be named, ${usd(answer.small.usd)} together.`,
          '',
        ]
      : []),
    ...balance(answer),
    '',
    ...(answer.paths.length > 0 ? ['Heaviest paths'] : []),
    ...answer.paths.slice(0, PATHS_SHOWN).flatMap(pathLines),
  ];
}

/** Only those that got some at several addresses: the others are lines already. */
function entityLines(entities: readonly TraceEntity[], { is_priced }: TraceAnswer): string[] {
  const rows = sharedEntities(entities).map(
    ({ usd: worth, share_ratio, entity_id, entity_kind, label, addresses, member_count }) => [
      `  ${is_priced ? usd(worth) : ''}`,
      formatPercent(share_ratio),
      label === '' ? entity_id : `${label} (${entity_id})`,
      entity_kind,
      `${grouped(addresses.length)} of its ${counted(member_count, 'address', 'addresses')}`,
    ],
  );
  return rows.length === 0 ? [] : ['Of one hand, together', ...alignedRows(rows), ''];
}

function enteredText({ is_priced, entered_usd }: TraceAnswer): string {
  return is_priced ? usd(entered_usd) : 'an asset without a price';
}

type Place = AlertTrace['destinations'][number];

function section(title: string, places: readonly Place[], { is_priced }: TraceAnswer): string[] {
  if (places.length === 0) return [];
  const rows = places.map((place) => [
    `  ${is_priced ? usd(place.usd) : amountsText(place)}`,
    formatPercent(place.share_ratio),
    rangeText(place),
    place.address,
    placeName(place),
    place.hops === place.hops_usual
      ? counted(place.hops, 'hop')
      : `${place.hops}, usually ${counted(place.hops_usual, 'hop')}`,
    place.first_time === 0 ? '' : `${utcMinute(place.first_time)} – ${utcMinute(place.last_time)}`,
    counted(place.transfer_count, 'transfer'),
    is_priced ? amountsText(place) : '',
    place.label === '' || place.ending !== 'exit' ? place.behaviour : '',
  ]);
  const deposits = places.flatMap(({ address, deposit_addresses }) =>
    deposit_addresses.length === 0
      ? []
      : [
          `  into ${shortAddress(address)} by deposit wallets ${deposit_addresses.slice(0, 5).join(', ')}${deposit_addresses.length > 5 ? ' and more' : ''}`,
        ],
  );
  return [title, ...alignedRows(rows), ...deposits, ''];
}

/** Where the money of an alert went, a line a place; long addresses where all of it is wanted. */
export function alertTraceLines(trace: AlertTrace, isFull: boolean): string[] {
  const { destinations, others, is_priced, assumed_changes, is_complete } = trace;
  const rows = destinations.map((place) => [
    `  ${is_priced ? usd(place.usd) : amountsText(place)}`,
    formatPercent(place.share_ratio),
    rangeText(place),
    isFull ? place.address : shortAddress(place.address),
    placeName(place),
    ENDINGS[place.ending],
    counted(place.hops, 'hop'),
    place.last_time === 0 ? '' : `by ${utcMinute(place.last_time)}`,
  ]);
  return [
    ...alignedRows(rows),
    ...(others.count > 0
      ? [`  and ${counted(others.count, 'more place')}${is_priced ? `, ${usd(others.usd)} together` : ''}`]
      : []),
    ...(isFull ? [`  Balance: ${balanceText(trace)}`] : []),
    ...(assumed_changes > 0
      ? [
          `  ${counted(assumed_changes, 'change')} of assets that no transfer shows ${assumed_changes === 1 ? 'was' : 'were'} assumed.`,
        ]
      : []),
    ...(is_complete ? [] : ['  The trace ended at its limit of work: "analytics trace" goes further.']),
  ];
}

/** Every digit. */
function balanceText({ balance: line }: AlertTrace): string {
  const [entered, arrived, held, small, not_followed] = [
    line.entered,
    line.arrived,
    line.held,
    line.below_limit,
    line.not_followed,
  ].map(groupedDigits);
  return `${entered} ${line.asset_symbol} entered = ${arrived} arrived + ${held} held + ${small} below the limit + ${not_followed} not followed.`;
}

const ENDINGS = { exit: '', held: 'still there', not_followed: 'not followed further' } as const;

function rangeText({ least_share_ratio, most_share_ratio }: Place): string {
  const [least, most] = [formatPercent(least_share_ratio), formatPercent(most_share_ratio)];
  return least === most ? 'by every method' : `${least} to ${most} by method`;
}

function amountsText({ amounts }: Place): string {
  const [first, ...others] = amounts;
  if (first === undefined) return '';
  const text = `${rounded(first.amount)} ${first.asset_symbol}`;
  return others.length === 0 ? text : `${text} and ${counted(others.length, 'other asset')}`;
}

/** Two decimals of a large amount, six digits of a small one. */
function rounded(amount: string): string {
  const value = Number(amount);
  return groupedDigits(value >= 100 ? value.toFixed(2) : value.toPrecision(6).replace(/(?:\.0+|(?<!0)0+)$/u, ''));
}

/** Every digit: the sums are equal or the trace is wrong. */
function balance({ ledger, method }: TraceAnswer): string[] {
  const shown = method === 'poison' ? 'haircut' : method;
  const rows = ledger
    .filter((line) => line.method === shown)
    .map((line) => [
      `  ${line.asset_symbol}`,
      ...[
        line.entered,
        line.changed_into,
        line.changed,
        line.arrived,
        line.held,
        line.below_limit,
        line.not_followed,
        line.difference,
      ].map(groupedDigits),
    ]);
  const head = [
    '  asset',
    'entered',
    '+ changed into it',
    '- changed',
    '= arrived',
    '+ held',
    '+ below the limit',
    '+ not followed',
    'difference',
  ];
  const note = method === 'poison' ? ' (poison does not conserve; this is haircut)' : '';
  return [`Balance${note}`, ...alignedRows([head, ...rows])];
}

export function pathLines({ address, usd: least, hops }: TraceAnswerPath): string[] {
  const rows = hops
    .slice(0, HOPS_SHOWN)
    .map((hop) => [
      `    ${utcMinute(hop.time)}`,
      shortAddress(hop.from_address),
      '→',
      shortAddress(hop.to_address),
      `${rounded(hop.amount)} ${hop.asset_symbol}`,
      hopText(hop),
    ]);
  const more = hops.length > HOPS_SHOWN ? [`    and ${counted(hops.length - HOPS_SHOWN, 'more hop')}`] : [];
  return [`  to ${address}: at least ${usd(least)} on every hop`, ...alignedRows(rows), ...more];
}

function hopText({ kind, given_asset, asset_symbol, transfer_ids }: TraceAnswerPath['hops'][number]): string {
  const [first = '', ...others] = transfer_ids;
  const ids = others.length === 0 ? first : `${first} and ${others.length} more`;
  if (kind === 'transfer') return ids;
  if (kind === 'off_view') return `assumed: ${given_asset} became ${asset_symbol} where no transfer shows it`;
  return `${given_asset === asset_symbol ? 'passed on' : `changed from ${given_asset}`} in ${kind === 'joined_legs' ? 'one transaction' : 'two transactions'}: ${ids}`;
}
