/** What giving stored addresses their one form changed, in words: shown by init and status. */
import { counted, type AddressChange } from '@analytics/domain';

const CONFLICTS_SHOWN = 5;

const TABLE_WORDS: Readonly<Record<string, string>> = {
  core_transfers: 'transfer',
  core_address_labels: 'label',
  core_assets: 'asset',
  core_asset_prices: 'price',
  analyzers_suppression_rules: 'suppression rule',
};

/** Nothing where nothing was changed. */
export function addressChangeLines(changes: readonly AddressChange[]): string[] {
  const of = (outcome: string): AddressChange[] => changes.filter((change) => change.outcome === outcome);
  const sums = Object.entries(TABLE_WORDS).flatMap(([table, word]) => {
    const count = changes
      .filter(({ table_name }) => table_name === table)
      .reduce((sum, { row_count }) => sum + row_count, 0);
    return count === 0 ? [] : [counted(count, word)];
  });
  const outdated = of('outdated').map(({ found }) => found);
  const conflicts = of('conflict');
  return [
    ...(sums.length === 0 ? [] : [`Addresses were given one form when this version came: ${sums.join(', ')}.`]),
    ...(conflicts.length === 0 ? [] : [`  ${counted(conflicts.length, 'conflict')}; all are in core_address_changes:`]),
    ...conflicts.slice(0, CONFLICTS_SHOWN).map(({ found, detail }) => `  ${found}: ${detail}`),
    ...(outdated.length === 0
      ? []
      : [`  Published with addresses in other forms, to be run again: ${outdated.join(', ')}.`]),
  ];
}
