/**
 * Etherscan's labels, as its pages and the lists made of them have them: a name tag, and labels such as "Phish / Hack".
 */
import { meansRisk } from '@analytics/domain';
import type { GivenLabel, ParsedList } from './given-label.ts';
import { labelsOfRows, type TableRow } from './label-table.ts';

/** What a name tag itself says: Fake_Phishing1234, Lazarus Exploiter 3, Upbit Hack 2.1. */
const NAMES: readonly (readonly [pattern: RegExp, address_type: string])[] = [
  [/^fake_?phishing\d*$/iu, 'phishing'],
  [/\bexploiters?(?: [\d.]+)?$/iu, 'exploiter'],
  [/\b(?:hack|hackers?)(?: [\d.]+)?$/iu, 'hack'],
  [/\bdrainer(?: [\d.]+)?$/iu, 'drainer'],
];

/** Whether the columns are those of Etherscan. */
export function isOfEtherscan(names: readonly string[]): boolean {
  const keys = names.map((name) => name.toLowerCase().replaceAll(/[^a-z]/gu, ''));
  const isByName = keys.includes('name') && keys.includes('labels');
  // Whoever adds a category of their own wrote the list.
  if (keys.includes('category') || keys.includes('addresstype')) return false;
  return isByName || keys.includes('nametag') || keys.includes('publicnametag');
}

/** Throws LABELS_UNREADABLE. */
export function labelsOfEtherscan(rows: readonly TableRow[], path: string): ParsedList {
  const list = labelsOfRows(rows.map(withOurNames), path, 'Etherscan');
  return { ...list, labels: list.labels.map(withTypeOfName) };
}

/** Beside a name tag, or a name in JSON, the label is what the address is. */
function withOurNames(row: TableRow): TableRow {
  if (Object.keys(row).length === 0) return row;
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [/^labels?$/iu.test(name.trim()) ? 'category' : name, value]),
  );
}

function withTypeOfName(label: GivenLabel): GivenLabel {
  const named = NAMES.find(([pattern]) => pattern.test(label.label ?? ''))?.[1];
  if (named === undefined || meansRisk(label.address_type ?? '')) return label;
  return { ...label, address_type: named, address_subtype: label.address_type };
}
