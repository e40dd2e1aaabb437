/**
 * What is stored of a list: missing fields filled in, addresses in their one form, and what cannot be a label here set
 * aside.
 */
import {
  SEVERITIES,
  TRUST_LEVELS,
  bareAddress,
  isNearlyEvm,
  meansRisk,
  parseAddress,
  ownPrefix,
  type AddressFamily,
  type NewLabel,
  type TrustLevel,
} from '@analytics/domain';
import type { FormatDefaults, GivenLabel, ParsedList } from './given-label.ts';

/**
 * What whoever loads a list says of it; `category` and `trust_level` are for labels that say none, `source` is for all.
 */
export interface ListOptions {
  readonly category?: string | undefined;
  readonly trust_level?: TrustLevel | undefined;
  readonly source?: string | undefined;
  readonly valid_from_ms?: number | undefined;
  readonly valid_to_ms?: number | undefined;
}

export interface SetAside {
  readonly count: number;
  readonly example: string;
}

export interface CheckedList {
  readonly labels: readonly NewLabel[];
  /** Labels that are not stored, by reason. */
  readonly set_aside: Readonly<Record<string, SetAside>>;
  /** Stored all the same: a digit of the address is wrong, so that it will hardly match. */
  readonly wrong_checksum: SetAside;
  /** Stored all the same: nothing says what it is, only what it is called. */
  readonly untyped: SetAside;
  /** Stored all the same, as if it held always: what says from when or until when is no day. */
  readonly without_days: SetAside;
}

/** The network that labels are for. */
export interface LabelledNetwork {
  readonly network: string;
  /** The forms of its transfers; empty where nothing is loaded, and then no form is another chain's. */
  readonly families: ReadonlySet<AddressFamily>;
}

/** A label whose address names another chain than the network's, or has its form, is set aside. O(labels). */
export function checkLabels(
  list: ParsedList,
  { network, families }: LabelledNetwork,
  options: ListOptions,
): CheckedList {
  const own_prefix = new RegExp(ownPrefix(network), 'u');
  const labels = new Map<string, NewLabel>();
  const set_aside: Record<string, SetAside> = {};
  let wrong_checksum: SetAside = { count: 0, example: '' };
  let untyped: SetAside = { count: 0, example: '' };
  let without_days: SetAside = { count: 0, example: '' };
  const leave = (reason: string, example: string): void => {
    const { count = 0, example: first = example } = set_aside[reason] ?? {};
    set_aside[reason] = { count: count + 1, example: first };
  };
  for (const given of list.labels) {
    const { text, prefix } = bareAddress(given.address);
    const { address, family, problem } = parseAddress(text);
    const trust_level = given.trust_level ?? options.trust_level ?? list.defaults.trust_level;
    const risk_level = given.risk_level ?? list.defaults.risk_level;
    const label = filled(given, list.defaults, options);
    const key = JSON.stringify([address, label.label, label.source]);
    const before = labels.get(key);
    const fault = faultOf(address, family, families);
    if (fault !== undefined) leave(fault, fault === 'other_chain' ? named(given) : given.address);
    else if (problem === 'mixed_case') leave('mixed_case_bech32', given.address);
    else if (prefix !== '' && !own_prefix.test(prefix)) leave('other_chain', named(given));
    else if (!isOneOf(TRUST_LEVELS, trust_level)) leave('unknown_trust_level', trust_level);
    else if (!isOneOf(['', ...SEVERITIES], risk_level)) leave('unknown_risk_level', risk_level);
    else if (!isValidity(label)) leave('invalid_validity', given.address);
    else if (before?.address_type === label.address_type) leave('repeated', given.address);
    // Of two labels for one address under one name the risk stands, and of two risks the first.
    else if (before !== undefined && (meansRisk(before.address_type) || !meansRisk(label.address_type)))
      leave('contradicted', given.address);
    else {
      if (problem === 'checksum') {
        wrong_checksum = { count: wrong_checksum.count + 1, example: wrong_checksum.example || given.address };
      }
      if ((given.address_type ?? options.category ?? list.defaults.address_type) === undefined)
        untyped = { count: untyped.count + 1, example: untyped.example || label.label };
      if (Number.isNaN(given.valid_from_ms) || Number.isNaN(given.valid_to_ms))
        without_days = { count: without_days.count + 1, example: without_days.example || given.address };
      if (before !== undefined) leave('contradicted', given.address);
      labels.set(key, { ...label, address, trust_level, risk_level });
    }
  }
  return { labels: [...labels.values()], set_aside, wrong_checksum, untyped, without_days };
}

/** Several addresses, a piece of another format, what a spreadsheet made of one (1.2E+47), or one that is shortened. */
const NO_ADDRESS = /[\s,;|"'<>(){}[\]\\]|^\d+(?:\.\d+)?e\+\d+$|.(?:\.{2,}|…)./iu;

/**
 * Why no transfer of a network can have an address; undefined where one may. `families` are the forms of its transfers:
 * empty where nothing is loaded.
 */
export function faultOf(
  address: string,
  family: AddressFamily,
  families: ReadonlySet<AddressFamily>,
): 'not_an_address' | 'wrong_length' | 'other_chain' | undefined {
  if (address === '' || NO_ADDRESS.test(address)) return 'not_an_address';
  if (isNearlyEvm(address)) return 'wrong_length';
  if (families.size === 1 && families.has('evm') && family === 'opaque' && /^0x[0-9a-f]*$/u.test(address))
    return 'wrong_length';
  return isOfAnotherChain(family, families) ? 'other_chain' : undefined;
}

/** A label that never holds would be lost without a word. */
function isValidity({ valid_from_ms, valid_to_ms }: Pick<NewLabel, 'valid_from_ms' | 'valid_to_ms'>): boolean {
  return valid_from_ms >= 0 && valid_to_ms >= 0 && (valid_to_ms === 0 || valid_from_ms < valid_to_ms);
}

function filled(
  given: GivenLabel,
  defaults: FormatDefaults,
  options: ListOptions,
): Omit<NewLabel, 'address' | 'trust_level' | 'risk_level'> {
  return {
    label: given.label ?? defaults.label,
    address_type: given.address_type ?? options.category ?? defaults.address_type ?? 'unknown',
    address_subtype: given.address_subtype ?? '',
    source: options.source ?? given.source ?? defaults.source,
    confidence_score: given.confidence_score ?? defaults.confidence_score,
    updated_timestamp: given.updated_timestamp ?? 0,
    valid_from_ms: readable(given.valid_from_ms) ?? options.valid_from_ms ?? 0,
    valid_to_ms: readable(given.valid_to_ms) ?? options.valid_to_ms ?? 0,
  };
}

const readable = (day_ms: number | undefined): number | undefined => (Number.isNaN(day_ms) ? undefined : day_ms);

/** Base58 and bech32 meet on chains of Bitcoin's kind; names without a form are nobody's. */
function isOfAnotherChain(family: AddressFamily, families: ReadonlySet<AddressFamily>): boolean {
  if (family === 'opaque' || families.size === 0 || families.has('opaque')) return false;
  const kin: readonly AddressFamily[] = family === 'base58' || family === 'bech32' ? ['base58', 'bech32'] : [family];
  return !kin.some((one) => families.has(one));
}

function named({ address, currency }: GivenLabel): string {
  return currency === undefined ? address : `${address} of ${currency}`;
}

function isOneOf<T extends string>(list: readonly T[], text: string): text is T {
  return (list as readonly string[]).includes(text);
}
