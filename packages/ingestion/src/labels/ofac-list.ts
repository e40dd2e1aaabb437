/**
 * Sanctioned addresses as the US Treasury publishes them (sdn.csv, sdn.txt, sdn.xml), and as lists are made of them:
 * one address a line. In the Treasury's files they stand in the remarks of an entry: "Digital Currency Address - XBT
 * 12QtD5…".
 */
import type { GivenLabel, ParsedList } from './given-label.ts';

/** What the Treasury writes before each address. */
export const SDN_MARK = /Digital Currency Address/iu;

/** How lists are called that are the Treasury's. */
export const NAMED_AS_OFAC = /ofac|sdn|sanction/iu;

const IN_REMARKS = /Digital Currency Address\s*-\s*([A-Z0-9]{2,10})\s+([A-Za-z0-9:_]{20,128})/giu;
const IN_XML =
  /<idType>Digital Currency Address\s*-\s*([A-Z0-9]{2,10})<\/idType>\s*<idNumber>\s*([^<\s]+)\s*<\/idNumber>/giu;

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
const REMARK = /\s(?:#|\/\/).*$/u;
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
    const first = plainValue(head.replace(REMARK, ''));
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
  return elementsOf(text, 'sdnEntry').flatMap(({ inside }) => {
    const part = (tag: string): string => new RegExp(`<${tag}>([^<]*)</${tag}>`, 'u').exec(inside)?.[1]?.trim() ?? '';
    const name = [part('lastName'), part('firstName')].filter((one) => one !== '').join(', ');
    return [...inside.matchAll(IN_XML)].map(([, currency = '', address = '']) => ({
      address,
      currency,
      label: name === '' ? undefined : name,
    }));
  });
}

const CURRENCY = /^\s*Digital Currency Address\s*-\s*([A-Z0-9]{2,10})\s*$/u;

/** sdn_advanced.xml: what a feature of a party is, a table at its beginning says by number. */
function labelsOfAdvancedXml(text: string): GivenLabel[] {
  const types = elementsOf(text, 'FeatureType').map(
    ({ head, inside }) => [attribute(head, 'ID'), CURRENCY.exec(inside)?.[1]] as const,
  );
  const currencies = new Map(types.filter(([, currency]) => currency !== undefined));
  return elementsOf(text, 'DistinctParty').flatMap(({ inside: party }) => {
    const name = elementsOf(party, 'Alias').find(({ head }) => attribute(head, 'Primary') === 'true');
    const parts = elementsOf(name?.inside ?? '', 'NamePartValue').map(({ inside }) => inside.trim());
    const label = parts.length === 0 ? undefined : parts.join(' ');
    return elementsOf(party, 'Feature').flatMap(({ head, inside }) => {
      const currency = currencies.get(attribute(head, 'FeatureTypeID'));
      if (currency === undefined) return [];
      const details = elementsOf(inside, 'VersionDetail').map((detail) => detail.inside.trim());
      return details.filter((one) => /^[^<\s]+$/u.test(one)).map((address) => ({ address, currency, label }));
    });
  });
}

interface Element {
  /** What stands in its first tag behind its name. */
  readonly head: string;
  readonly inside: string;
}

/** The elements of XML with a name, which hold none of their own name. O(characters), also where no end comes. */
function elementsOf(text: string, name: string): Element[] {
  const elements: Element[] = [];
  const [open, close] = [`<${name}`, `</${name}>`];
  for (let start = text.indexOf(open); start >= 0;) {
    const from = start + open.length;
    if (/\w/u.test(text.charAt(from))) {
      start = text.indexOf(open, from);
      continue;
    }
    const head_end = text.indexOf('>', from);
    const end = head_end < 0 ? -1 : text.indexOf(close, head_end);
    if (end < 0) break;
    // An element without content ends with its first tag.
    const is_empty = text.charAt(head_end - 1) === '/';
    if (!is_empty) elements.push({ head: text.slice(from, head_end), inside: text.slice(head_end + 1, end) });
    start = text.indexOf(open, is_empty ? head_end : end);
  }
  return elements;
}

function attribute(head: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`, 'u').exec(head)?.[1] ?? '';
}
