/**
 * A TagPack of GraphSense: YAML whose header fields are the defaults of every tag
 * (https://github.com/graphsense/graphsense-tagpack-tool). Its category, concepts and abuse are words of INTERPOL's
 * taxonomy; its confidence is one of a closed list.
 */
import { AnalyticsError, DEFAULT_TRUST_LEVEL, meansRisk, type TrustLevel } from '@analytics/domain';
import { parseBoundedYaml } from '../bounded-yaml.ts';
import type { GivenLabel, ParsedList } from './given-label.ts';

/** A few anchors save typing; thousands of references to them are an attack. */
const MAX_ALIASES = 100;

/**
 * GraphSense's table of confidence, and how far a label of each is believed here: the list itself was chosen by who
 * loads it.
 */
const CONFIDENCE: Readonly<Record<string, readonly [score: number, trust: TrustLevel]>> = {
  ownership: [1, 'official'],
  override: [1, 'official'],
  ledger_immanent: [1, 'official'],
  authority_data: [0.6, 'official'],
  manual_transaction: [0.8, 'verified'],
  service_data: [0.7, 'verified'],
  service_api: [0.7, 'verified'],
  trusted_provider: [0.7, 'verified'],
  forensic: [0.5, 'verified'],
  web_crawl: [0.2, 'verified'],
  untrusted_transaction: [0.1, 'community'],
  heuristic: [0.1, 'unverified'],
  unknown: [0.05, 'unverified'],
};

type Fields = Readonly<Record<string, unknown>>;

/**
 * `text` is the whole file. Throws LABELS_UNREADABLE for what is no TagPack, and for what would grow beyond measure.
 */
export function parseTagPack(text: string, path: string): ParsedList {
  const pack = readYaml(text, path);
  const tags = pack['tags'];
  if (!Array.isArray(tags)) {
    throw new AnalyticsError('LABELS_UNREADABLE', `Expected a TagPack with a list "tags" in ${path}, found none.`);
  }
  const header = Object.fromEntries(Object.entries(pack).filter(([key]) => key !== 'tags'));
  const labels: GivenLabel[] = [];
  let without_address = 0;
  for (const tag of tags as unknown[]) {
    const own = isFields(tag) ? tag : {};
    const label = labelOf({ ...header, ...own });
    if (label.address === '') without_address++;
    else labels.push(label);
  }
  const source = textOf(pack['title']);
  const defaults = {
    label: source,
    trust_level: DEFAULT_TRUST_LEVEL,
    source: source === '' ? 'TagPack' : source,
    risk_level: '',
    confidence_score: 0,
  };
  return { labels, defaults, skipped: without_address === 0 ? {} : { without_address } };
}

/** All scalars stay text: an address in 0x is no number. */
function readYaml(text: string, path: string): Fields {
  let read: unknown;
  try {
    read = parseBoundedYaml(text, { schema: 'failsafe', maxAliasCount: MAX_ALIASES, merge: true, uniqueKeys: false });
  } catch (error) {
    const found = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new AnalyticsError('LABELS_UNREADABLE', `Expected a TagPack in YAML in ${path}, found: ${found}`, {
      cause: error,
    });
  }
  if (isFields(read)) return read;
  throw new AnalyticsError('LABELS_UNREADABLE', `Expected a TagPack with a header in ${path}, found none.`);
}

function labelOf(tag: Fields): GivenLabel {
  const [score, trust_level] = CONFIDENCE[textOf(tag['confidence']).toLowerCase()] ?? [undefined, undefined];
  const concepts = wordsOf(tag['concepts']);
  const abuse = [...wordsOf(tag['abuse']), ...concepts.filter(meansRisk)];
  const [category = ''] = [...wordsOf(tag['category']), ...concepts];
  const updated = Date.parse(`${textOf(tag['lastmod']).slice(0, 10)}T00:00:00Z`);
  const [address_type, address_subtype] = category === '' ? [abuse[0], ''] : [category, abuse[0] ?? ''];
  return {
    address: textOf(tag['address']),
    label: optional(textOf(tag['label'])) ?? optional(textOf(tag['actor'])),
    address_type,
    address_subtype: address_subtype === address_type ? '' : address_subtype,
    trust_level,
    source: optional(textOf(tag['source'])),
    confidence_score: score,
    updated_timestamp: Number.isNaN(updated) ? undefined : updated,
    currency: optional(textOf(tag['currency'])) ?? optional(textOf(tag['network'])),
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** One word or a list of words. */
function wordsOf(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.map(textOf).filter((word) => word !== '');
}

function optional(text: string): string | undefined {
  return text === '' ? undefined : text;
}
