/** Every text of the pages of traces. */
import type { ErrorCode, ExposureMethod, TraceAnswerPath, TraceDirection } from '@analytics/domain';
import { counted } from './format/number.ts';

const METHODS: Readonly<Record<ExposureMethod, string>> = {
  haircut: 'Haircut: in proportion',
  fifo: 'FIFO: first in, first out',
  tiho: 'TIHO: the larger part',
  poison: 'Poison: at most',
};

const DIRECTIONS: Readonly<Record<TraceDirection, string>> = {
  forward: 'Forward: where it went',
  backward: 'Backward: where it came from',
};

const HOW: Readonly<Record<TraceAnswerPath['hops'][number]['kind'], string>> = {
  transfer: 'paid',
  joined_legs: 'in one transaction',
  two_transactions: 'in two transactions',
  off_view: 'assumed: no transfer shows it',
};

export const traceRefusals = {
  TRACE_NOT_FOUND: [
    'This date and window have no such trace.',
    'A trace goes when its date is removed, or when a thousand newer ones were asked for. Ask for it again.',
  ],
  TRANSFER_NOT_FOUND: [
    'This window has no such transfer.',
    'Check the id letter by letter, or choose a date and window above that hold its time.',
  ],
  TASK_NOT_FOUND: [
    'The service does not know this task any more.',
    'What it made may be in the list beside; else ask again.',
  ],
  WINDOW_CHANGED: [
    'Transfers, labels or prices were stored while this was read.',
    'Wait until that has ended, then try again.',
  ],
} satisfies Partial<Record<ErrorCode, readonly [message: string, remedy: string]>>;

export const traceStrings = {
  trace: {
    title: 'Traces',
    what: 'the trace',
    intro: 'Follow money over any number of transfers: to where it left or lies, or back to where it came from.',
    follow: 'Follow the money',
    ask: {
      title: 'Ask for a trace',
      from: 'Addresses',
      from_hint: 'One a line. All that they sent is traced; backward, all that they received.',
      transfers: 'Transfers or transactions',
      transfers_hint: 'Ids, one a line. Only these are traced; with addresses, those of them that are theirs.',
      entering: 'Of these transfers only what comes in from outside them',
      entering_hint: 'For transfers that pass the same money on, as the evidence of an alert: it counts once.',
      direction: 'Direction',
      directions: DIRECTIONS,
      method: 'How mixed money is divided',
      methods: METHODS,
      min_usd: 'Not followed below USD',
      to: 'Only as far as this address',
      to_hint: 'May be empty',
      nothing: 'Enter an address or a transfer first.',
      go: 'Follow the money',
      of_alert: (id: string) => `The evidence of the alert ${id}.`,
      of_case: (id: string) => `The evidence of the case ${id}.`,
      part: (shown: string, all: string) => `Only its first ${shown} of ${all} transfers: a question names no more.`,
    },
    progress: {
      title: 'Progress',
      waiting: 'It waits for its turn.',
      running: 'Money is being followed. This page may be left: the trace will be in the list.',
      since: 'Asked for at',
      cancel: 'Cancel the trace',
      cancelled: 'The trace was cancelled, and nothing of it was kept.',
      cancelled_hint: 'What you asked for stands above: change it or ask again.',
      failed_remedy: 'Change what you asked for above, or ask again.',
    },
    kept: {
      title: 'Traces that were asked for',
      none: 'Nobody has traced money of this date yet.',
      one: (sources: string, direction: string) => `${direction} from ${sources}`,
      facts: (usd: string, places: string, who: string) => `${usd} to ${places}, asked by ${who}`,
      directions: { forward: 'Forward', backward: 'Backward' } satisfies Record<TraceDirection, string>,
    },
    heading: (direction: string, sources: string) => `${direction} from ${sources}`,
    link: 'Link to this trace',
    address_copy: 'the address of this page',
    again: 'Change the question',
    csv: 'CSV',
    json: 'JSON',
    graphml: 'GraphML',
    graphml_loading: 'Computing …',
    graph_differs:
      'Labels or transfers changed since this trace was made: the file holds the graph of today, and not quite of these numbers.',
    files: 'Save as a file',
    facts: {
      method: 'Method',
      limit: 'Not followed below',
      asked: 'Asked',
      by: (name: string) => `by ${name}`,
      to: 'As far as',
      transfers: 'Begins with',
      moves: 'Followed',
    },
    moves: (count: number) => counted(count, 'move'),
    unpriced: 'no price',
    nothing: 'Nothing came of it',
    nothing_hint:
      'No money left the place where this trace begins, or all parts of it were below the limit. Try the other direction, a lower limit, or a longer window above.',
    incomplete: 'The trace ended at its limit of work',
    incomplete_hint:
      'It is too large to be followed to the end: what was still under way is listed as not followed. Raise the limit in USD, begin with fewer transfers, or ask whoever runs the service to raise trace.total_steps.',
    balance: {
      title: { forward: 'What came in is where it is', backward: 'What came in is where it was' },
      of_haircut: 'Poison counts money more than once, so that nothing adds up: these are the sums by haircut.',
      entered: 'Came in',
      arrived: { forward: 'destinations', backward: 'origins' },
      held: { forward: 'still held', backward: 'there before' },
      below: 'below the limit',
      not_followed: 'not followed',
      by_asset: 'By asset, to the last digit',
      asset: 'Asset',
      changed_into: '+ changed into it',
      changed: '− changed',
      difference: 'Difference',
    },
    places: {
      title: { forward: 'Destinations', backward: 'Origins' },
      exit: {
        forward: {
          title: 'Where it left the view',
          hint: 'Services, mixers, bridges and whoever holds the money of many.',
        },
        backward: {
          title: 'Where it entered the view',
          hint: 'Services, mixers, bridges and whoever holds the money of many.',
        },
      },
      held: {
        forward: { title: 'Still held', hint: 'Not moved on before the window ends.' },
        backward: { title: 'There before the window began', hint: 'What these addresses had of old.' },
      },
      not_followed: {
        forward: { title: 'Not followed further', hint: 'The limit of work was reached here.' },
        backward: { title: 'Not followed further', hint: 'The limit of work was reached here.' },
      },
      count: (count: number) => counted(count, 'address', 'addresses'),
      address: 'Address',
      who: 'Who',
      entity: 'Owner',
      assets: 'By asset',
      usd: 'USD',
      share: 'Share',
      first: 'First',
      last: 'Last',
      hops: 'Hops',
      transfers: 'Transfers',
      usually: (fewest: string, usual: string) => `fewest ${fewest}, usually ${usual}`,
      small: (count: number, usd: string) =>
        `And ${counted(count, 'address', 'addresses')} that got too little to be named, ${usd} together.`,
    },
    owners: {
      title: 'Of one owner, together',
      members: (some: string, all: string) => `${some} of its ${all} addresses`,
    },
    bridges: {
      title: { forward: 'Money that left for another chain', backward: 'Money that came from another chain' },
      hint: 'A trace does not look at the other side of a bridge. Ask the bridge, or look there, with these transfers: their time, asset and amount are what both sides know.',
      transfers: (count: number) => counted(count, 'transfer'),
      more: (count: string) => `and ${count} more`,
    },
    paths: {
      title: 'Heaviest paths',
      none: 'No path was named.',
      drawing: 'The heaviest paths, drawn',
      drawing_hint: 'An arrow is as wide as the most that one of these paths carried over it.',
      path: (usd: string, hops: number, who: string) => `${usd} over ${counted(hops, 'hop')} to ${who}`,
      path_back: (usd: string, hops: number, who: string) => `${usd} over ${counted(hops, 'hop')} from ${who}`,
      shortest: 'The shortest way',
      time: 'Time',
      from: 'From',
      to: 'To',
      amount: 'Amount',
      how: 'How',
      transfers: 'Transfers',
      kinds: HOW,
      changed: (asset: string) => `changed from ${asset}`,
    },
  },
} as const;
