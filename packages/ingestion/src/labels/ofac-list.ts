/**
 * Sanctioned addresses as the US Treasury publishes them (sdn.csv, sdn.txt, sdn.xml), and as lists are made of them:
 * one address a line. In the Treasury's files they stand in the remarks of an entry: "Digital Currency Address - XBT
 * 12QtD5…".
 */
import type { GivenLabel, ParsedList } from './given-label.ts';
import { attributeOf, elementsOf, textOf } from './xml-elements.ts';

/** What the Treasury writes before each address. */
export const SDN_MARK = /Digital Currency Address/iu;

/** How lists are called that are the Treasury's. */
export const NAMED_AS_OFAC = /ofac|sdn|sanction/iu;

const IN_REMARKS = /Digital Currency Address\s*-\s*([A-Z0-9]{2,10})\s+([A-Za-z0-9:_]{20,128})/giu;
/** What an identity is called that is an address. */
const ADDRESS_OF = /^Digital Currency Address\s*-\s*([A-Z0-9]{2,10})$/iu;

const DEFAULTS = {
  label: 'OFAC SDN',
  address_type: 'sanctioned',
  trust_level: 'official',
  source: 'OFAC',
  risk_level: 'critical',
  confidence_score: 1,
} as const;

/** `text` is the whole file. O(characters). */
export function parseOfacList(text: string): ParsedList {
  if (text.includes('<sdnEntry>')) return { labels: labelsOfXml(text), defaults: DEFAULTS, skipped: {} };
  if (text.includes('<DistinctParty')) return { labels: labelsOfAdvancedXml(text), defaults: DEFAULTS, skipped: {} };
  if (SDN_MARK.test(text)) return { labels: labelsOfRemarks(text), defaults: DEFAULTS, skipped: {} };
  return { ...parsePlainList(text), defaults: DEFAULTS };
}

/** The same of addresses in JSON, as lists made from the Treasury's are published too. */
export function parseOfacJson(rows: readonly Readonly<Record<string, unknown>>[]): ParsedList {
  const { labels, skipped } = parsePlainList(rows.map(({ address }) => String(address)).join('\n'));
  return { labels, defaults: DEFAULTS, skipped };
}

const BEFORE_ADDRESS = /^\s*[-*•]\s+/u;
/** Behind the address; a name may have a # in it. */
const REMARK = /\s(?:#|\/\/)/u;
const IS_REMARK = /^\s*(?:#|\/\/)\s/u;

/**
 * One address a line, with a name after a comma, semicolon or tab where there is one; lines that begin with # are
 * remarks.
 */
export function parsePlainList(text: string): Pick<ParsedList, 'labels' | 'skipped'> {
  const labels: GivenLabel[] = [];
  let not_an_address = 0;
  for (const line of text.split(/\r\n|\r|\n/u)) {
    const [head = '', ...values] = line.replace(BEFORE_ADDRESS, '').split(/[,;\t]/u);
    const remark_at = [head, ...values].findIndex((value, at) => (at === 0 ? REMARK : IS_REMARK).test(value));
    const rest = (remark_at < 0 ? values : values.slice(0, Math.max(remark_at - 1, 0))).map(plainValue);
    const first = plainValue(head.split(REMARK, 1)[0] ?? '');
    if (first.replace(/^\uFEFF/u, '') === '' || /^\uFEFF?(?:#|\/\/)/u.test(first)) continue;
    if (/^(?:address|addresses|wallet)$/iu.test(first.replace(/^\uFEFF/u, ''))) continue;
    if (/\s/u.test(first) || first.length < 20) not_an_address++;
    else labels.push({ address: first, label: rest.find((part) => part !== '') });
  }
  return { labels, skipped: not_an_address === 0 ? {} : { not_an_address } };
}

const plainValue = (text: string): string => text.trim().replace(/^["'](.*)["']$/u, '$1');

const NUMBER_AND_NAME = /^\s*"?(\d+)"?\s*,\s*(?:"([^"]*)"|([^",]*))/u;

/**
 * An entry has a number and a name; remarks that are too long go on in lines of the same number, which have no name.
 */
function labelsOfRemarks(text: string): GivenLabel[] {
  const labels: GivenLabel[] = [];
  const names = new Map<string, string>();
  for (const line of text.split(/\r\n|\r|\n/u)) {
    const [, number = '', quoted, plain = ''] = NUMBER_AND_NAME.exec(line) ?? [];
    const name = (quoted ?? plain).trim();
    if (name !== '' && name !== '-0-' && !SDN_MARK.test(name) && !names.has(number)) names.set(number, name);
    for (const [, currency = '', address = ''] of line.matchAll(IN_REMARKS)) {
      labels.push({ address, currency, label: names.get(number) });
    }
  }
  return labels;
}

function labelsOfXml(text: string): GivenLabel[] {
  const labels: GivenLabel[] = [];
  for (const { inside: entry } of elementsOf(text, 'sdnEntry')) {
    const name = ['lastName', 'firstName'].map((part) => textOf(entry, part)).filter((part) => part !== '');
    for (const { inside } of elementsOf(entry, 'id')) {
      const [, currency] = ADDRESS_OF.exec(textOf(inside, 'idType')) ?? [];
      const address = textOf(inside, 'idNumber');
      if (currency === undefined || address === '') continue;
      labels.push({ address, currency, label: name.length === 0 ? undefined : name.join(', ') });
    }
  }
  return labels;
}

/** sdn_advanced.xml: what a feature of a party is, a table at its beginning says by number. */
function labelsOfAdvancedXml(text: string): GivenLabel[] {
  const labels: GivenLabel[] = [];
  const currencies = new Map<string, string>();
  for (const type of elementsOf(text, 'FeatureType')) {
    const [, currency] = ADDRESS_OF.exec(type.inside.trim()) ?? [];
    if (currency !== undefined) currencies.set(attributeOf(type, 'ID'), currency);
  }
  for (const { inside: party } of elementsOf(text, 'DistinctParty')) {
    const label = primaryName(party);
    for (const feature of elementsOf(party, 'Feature')) {
      const currency = currencies.get(attributeOf(feature, 'FeatureTypeID'));
      if (currency === undefined) continue;
      for (const { inside } of elementsOf(feature.inside, 'VersionDetail')) {
        if (inside.trim() !== '') labels.push({ address: inside.trim(), currency, label });
      }
    }
  }
  return labels;
}

function primaryName(party: string): string | undefined {
  for (const alias of elementsOf(party, 'Alias')) {
    if (attributeOf(alias, 'Primary') !== 'true') continue;
    const parts = [...elementsOf(alias.inside, 'NamePartValue')].map(({ inside }) => inside.trim());
    return parts.length === 0 ? undefined : parts.join(' ');
  }
  return undefined;
}
