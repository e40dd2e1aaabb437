/**
 * Wallets of OpenSanctions: rows of `targets.simple.csv`, and entities of its JSON. Other entities of a list are people,
 * companies and ships, which have no address here.
 */
import type { ParsedList } from './given-label.ts';
import { labelsOfRows, type TableRow } from './label-table.ts';

const WALLET = 'CryptoWallet';

/** Whether the columns are those of OpenSanctions. */
export function isOfOpenSanctions(names: readonly string[]): boolean {
  return (
    names.includes('schema') && (names.includes('properties') || (names.includes('name') && names.includes('dataset')))
  );
}

export function labelsOfOpenSanctions(rows: readonly TableRow[], path: string): ParsedList {
  const wallets = rows.filter(({ schema }) => schema === WALLET).map(asLabel);
  const { labels, defaults, skipped } = labelsOfRows(wallets, path, 'OpenSanctions');
  const not_a_wallet = rows.length - wallets.length;
  return { labels, defaults, skipped: { ...skipped, ...(not_a_wallet === 0 ? {} : { not_a_wallet }) } };
}

function asLabel(row: TableRow): TableRow {
  const { properties } = row;
  const of = (typeof properties === 'object' && properties !== null ? properties : {}) as Readonly<
    Record<string, unknown>
  >;
  const holder = first(of['holder']) ?? first(of['sanctions']);
  return {
    address: first(of['publicKey']) ?? first(row['name']),
    label: first(row['sanctions']) ?? holder ?? first(row['dataset']) ?? first(row['caption']),
    address_type: typeOf(first(of['topics']), first(row['sanctions']), first(row['dataset'])),
    currency: first(of['currency']),
    source: 'OpenSanctions',
  };
}

/** What its topic says, else whether it is on a list of sanctions; undefined where nothing says it. */
function typeOf(topic = '', sanctions = '', dataset = ''): string | undefined {
  if (topic.startsWith('sanction') || (topic === '' && sanctions !== '')) return 'sanctioned';
  if (topic !== '') return TOPICS[topic] ?? topic;
  return /ransom/iu.test(dataset) ? 'ransomware' : undefined;
}

/** Topics of crime, in our words. */
const TOPICS: Readonly<Record<string, string>> = {
  'crime.fraud': 'scam',
  'crime.theft': 'hack',
  'crime.terror': 'terrorism',
  'crime.fin': 'scam',
  crime: 'scam',
};

function first(value: unknown): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' && one.trim() !== '' ? one.trim() : undefined;
}
