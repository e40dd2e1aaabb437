/** Every text of watchlists. */
import type { ErrorCode } from '@analytics/domain';
import { counted } from './format/number.ts';

export const watchRefusals = {
  WATCH_NOT_FOUND: ['This is not watched any more.', 'Somebody may have removed it. Look at the history below.'],
  WATCH_LIMIT: [
    'There are as many watched addresses as there may be.',
    'Remove a list that nobody needs; what you entered is kept.',
  ],
} satisfies Partial<Record<ErrorCode, readonly [message: string, remedy: string]>>;

export const watchStrings = {
  watches: {
    title: 'Watchlists',
    what: 'watchlists',
    tabs: 'Labels and watchlists',
    intro: 'Addresses that you want to hear of. A watch is no label: it changes nothing that is detected.',
    news: 'New since the date before',
    news_since: (date: string, watched: string) => `Since ${date}, of ${watched} watched addresses.`,
    news_first: (watched: string) =>
      `No date before this one is published for this window, so that all is new; of ${watched} watched addresses.`,
    no_news: 'No watched address did anything new.',
    address: 'Address',
    lists: 'Lists',
    new_alerts: 'New alerts',
    new_transfers: 'New transfers',
    new_usd: 'New USD',
    last: 'Last transfer',
    alerts: 'Alerts',
    transfers: 'Transfers',
    more: (count: number) => ` + ${count}`,
    standing: 'Watched addresses',
    none: 'Nobody is watched yet.',
    none_hint: 'Add an address or import a list below, or press “Watch” on the page of an address.',
    none_found: 'No watched address passes.',
    list: 'List',
    all_lists: 'All lists',
    list_count: (name: string, count: string) => `${name} (${count})`,
    note: 'Note',
    who: 'By',
    when: 'When',
    address_hint: 'A whole address',
    remove: 'Remove',
    remove_head: 'Removing',
    remove_title: (name: string) => `Remove the watch of ${name}`,
    remove_hint: 'The history keeps it.',
    reason: 'Reason',
    add_title: 'Watch addresses',
    add_hint: 'An address that is on the list already gets the note.',
    addresses: 'Addresses, one a line',
    list_name: 'Name of the list',
    add: 'Watch them',
    added: (added: number, changed: number, unchanged: number) =>
      `${added} added, ${changed} changed, ${unchanged} there already.`,
    import_title: 'Import a list to watch',
    import_hint: 'One address a line, or a list of labels in any format; what the labels say is not taken over.',
    file: 'File',
    import: 'Import to the list',
    read: (count: number) => `${counted(count, 'entry', 'entries')} read.`,
    set_aside: (count: number, reason: string, example: string) =>
      `Set aside: ${count}, ${reason}${example === '' ? '' : `, such as ${example}`}.`,
    history: 'What became of watches',
    history_none: 'Nothing was added, changed or removed yet.',
    done: 'Change',
    watch: 'Watch',
    watch_again: 'Watch on another list',
    on_lists: (names: string) => `Watched: ${names}`,
    watch_title: (name: string) => `Watch ${name}`,
    filter: 'Watched',
    any_list: 'On any list',
  },
} as const;
