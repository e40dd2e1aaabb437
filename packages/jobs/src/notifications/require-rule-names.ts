/** Whether what a rule asks for exists: a name that nothing has is never reported, and nobody would notice. */
import { AnalyticsError, type NetworkName, type NewNotificationRule } from '@analytics/domain';
import { listWatches, type Database } from '@analytics/storage';

/** `typology_names` are those that alerts of the network may have. Throws INVALID_REQUEST. */
export async function requireRuleNames(
  service: Database,
  network: NetworkName,
  { typologies, list_names }: Pick<NewNotificationRule, 'typologies' | 'list_names'>,
  typology_names: () => Promise<readonly string[]>,
): Promise<void> {
  if (typologies.length > 0) {
    const known = await typology_names();
    const unknown = typologies.filter((name) => !known.includes(name));
    if (unknown.length > 0) throw unknownName(`typologies among ${known.join(', ')}`, unknown);
  }
  for (const list_name of list_names) {
    const page = { address: '', list_name, row_limit: 1, row_offset: 0 };
    if ((await listWatches(service, network, page)).length === 0)
      throw unknownName('watchlists that hold an address', [list_name]);
  }
}

function unknownName(expected: string, found: readonly string[]): AnalyticsError {
  const names = found.map((name) => JSON.stringify(name)).join(', ');
  return new AnalyticsError('INVALID_REQUEST', `Expected ${expected}, found ${names}.`);
}
