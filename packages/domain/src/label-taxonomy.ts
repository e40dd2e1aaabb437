/**
 * What the words of labels mean here: one table of categories, each with the words that others use for it. The words
 * are those of the INTERPOL taxonomy of the dark web and virtual assets (which TagPacks of GraphSense use), of OFAC, of
 * Etherscan's label cloud, and of analysts. Upper case, plurals, spaces, hyphens and underscores make no difference.
 * However long, it stays one file: it is read as one table, and `docs/label-words.md` is generated from it.
 */
import type { RiskCategory } from './transfers.ts';

/** A `service` ends a path and is no suspect, where its label is trusted; a `risk` starts exposure. */
export type LabelKind = 'risk' | 'service' | 'neutral';

interface CategoryDefinition {
  readonly kind: LabelKind;
  readonly risk: RiskCategory;
  readonly meaning: string;
  /** Written with spaces; the category's own name is one of its words. */
  readonly words: readonly string[];
}

const SANCTIONS = [
  ...['sanction', 'sanctions list', 'sanctioned entity', 'sanctioned address', 'sdn', 'sdn list', 'ofac', 'ofac sdn'],
  ...['ofac sanction', 'ofac sanctioned', 'ofac sanctions list', 'specially designated national', 'designated'],
  ...['eu sanction', 'un sanction', 'uk sanction', 'ofsi', 'seco', 'embargo'],
];
const MIXERS = [
  ...['mixing', 'mixing service', 'mix', 'tumbler', 'tumbling', 'coin mixer', 'coin mixing', 'bitcoin mixer'],
  ...['coinjoin', 'coin join', 'privacy mixer', 'vc mixer', 'crypto mixer', 'tornado cash', 'tornado', 'blender'],
];
const DARKNET = [
  ...['dark net', 'darknet market', 'darknet marketplace', 'dark net market', 'dark market', 'darknet service'],
  ...['dark web', 'dark web market', 'dark web marketplace', 'dark web service', 'dnm', 'crypto market darknet'],
  ...['illicit market', 'illicit marketplace', 'drugs', 'drug market', 'drug trafficking', 'weapons', 'arms trade'],
  ...['carding', 'carding shop', 'card shop', 'fraud shop', 'stolen data', 'counterfeit', 'fake document'],
];
const SCAMS = [
  ...['scammer', 'scamming', 'fraud', 'fraudster', 'fraudulent', 'phishing', 'phish', 'phisher', 'phish hack'],
  ...['fake phishing', 'phishing scam', 'spear phishing', 'ponzi', 'ponzi scheme', 'pyramid', 'pyramid scheme', 'hyip'],
  ...['investment fraud', 'investment scam', 'romance scam', 'pig butchering', 'giveaway scam', 'fake ico'],
  ...['ico scam', 'exit scam', 'rug pull', 'rug', 'honeypot', 'impersonation', 'impersonator', 'fake', 'fake token'],
  ...['pump and dump', 'extortion', 'sextortion', 'blackmail', 'address poisoning', 'poisoning', 'tech support scam'],
  ...['fake exchange', 'fake wallet', 'donation scam', 'advance fee fraud', 'identity theft', 'swindle'],
];
const EXPLOITS = [
  ...['exploiter', 'exploitation', 'hack', 'hacker', 'hacking', 'hacked', 'service hack', 'exchange hack'],
  ...['protocol hack', 'bridge hack', 'heist', 'theft', 'thief', 'stolen', 'stolen fund', 'stolen coin', 'attacker'],
  ...['attack', 'drainer', 'wallet drainer', 'robber', 'robbery', 'flash loan attack', 'reentrancy'],
];
const RANSOMWARE = ['ransom', 'ransomware payment', 'ransomware as a service', 'raas', 'cryptolocker'];
const HIGH_RISKS = [
  ...['risky', 'perpetrator', 'criminal', 'crime', 'cybercrime', 'cybercriminal', 'illicit', 'illegal', 'suspicious'],
  ...['illicit actor', 'illicit service', 'malicious', 'bad actor', 'black list', 'blacklisted', 'block list'],
  ...[
    'blocked',
    'banned',
    'deny list',
    'frozen',
    'seized',
    'money laundering',
    'laundering',
    'launderer',
    'money mule',
  ],
  ...['mule', 'terrorism', 'terrorist', 'terrorist financing', 'terrorism financing', 'extremism', 'extremist'],
  ...['proliferation financing', 'child abuse', 'child sexual abuse material', 'csam', 'child exploitation'],
  ...['human trafficking', 'murder for hire', 'violence', 'malware', 'botnet', 'cryptojacking', 'spyware', 'trojan'],
  ...[
    'bulletproof hosting',
    'high risk exchange',
    'high risk jurisdiction',
    'no kyc exchange',
    'corruption',
    'bribery',
  ],
];
const EXCHANGES = [
  ...['cex', 'centralized exchange', 'centralised exchange', 'crypto exchange', 'vc exchange', 'exchange wallet'],
  ...['exchange hot wallet', 'exchange cold wallet', 'exchange deposit', 'exchange address', 'trading platform'],
  ...['broker', 'brokerage', 'otc', 'otc desk', 'otc broker', 'fiat ramp', 'on ramp', 'off ramp', 'atm', 'bitcoin atm'],
];
const INSTITUTIONS = [
  ...['institution', 'financial institution', 'bank', 'fund', 'custodian', 'custody', 'custodial wallet'],
  ...[
    'wallet service',
    'hosted wallet',
    'hosted wallet provider',
    'asset manager',
    'market maker',
    'payment processor',
  ],
  ...['payment service', 'payment provider', 'payment gateway', 'psp', 'vasp', 'virtual asset service provider'],
];
const DEXES = [
  ...['decentralized exchange', 'decentralised exchange', 'defi dex', 'defi exchange', 'dex aggregator', 'dex router'],
  ...['amm', 'liquidity pool', 'liquidity', 'swap', 'swap router', 'router', 'aggregator', 'automated market maker'],
];
const CONTRACTS = [
  ...['smart contract', 'token', 'token contract', 'erc20', 'erc20 token', 'stablecoin', 'nft', 'nft collection'],
  ...[
    'defi',
    'protocol',
    'multisig',
    'multi sig',
    'proxy',
    'factory',
    'deployer',
    'contract deployer',
    'dao',
    'oracle',
  ],
  ...['governance', 'treasury', 'vesting', 'ico', 'ico wallet', 'token sale', 'airdrop', 'token distributor'],
  ...['burn', 'burn address', 'null address', 'genesis', 'mev', 'mev bot', 'bot', 'agent', 'system', 'wrapped token'],
  ...['yield farming', 'yield', 'vault', 'insurance', 'derivative', 'precompile', 'parachain', 'pallet'],
];
const MERCHANTS = [
  ...[
    'shop',
    'store',
    'retailer',
    'vendor',
    'market',
    'marketplace',
    'nft marketplace',
    'gambling',
    'casino',
    'betting',
  ],
  ...['game', 'gaming', 'hosting', 'vpn', 'faucet', 'donation', 'charity', 'ngo', 'organization', 'organisation'],
  ...[
    'company',
    'business',
    'corporate',
    'service',
    'payroll',
    'government',
    'law enforcement',
    'media',
    'social network',
  ],
];
const INDIVIDUALS = [
  ...[
    'user',
    'person',
    'customer',
    'client',
    'whale',
    'trader',
    'investor',
    'eoa',
    'wallet',
    'hot wallet',
    'cold wallet',
  ],
  ...['personal wallet', 'unhosted wallet', 'self hosted wallet', 'deposit', 'deposit wallet', 'deposit address'],
  ...['celebrity', 'victim', 'account', 'address', 'founder', 'employee'],
];

export const LABEL_CATEGORIES = {
  sanctioned: { kind: 'risk', risk: 'sanctions', meaning: 'On a list of sanctions.', words: SANCTIONS },
  mixer: { kind: 'risk', risk: 'mixer', meaning: 'Mixes the coins of many, so that their way is lost.', words: MIXERS },
  darknet: { kind: 'risk', risk: 'darknet', meaning: 'Sells what is forbidden.', words: DARKNET },
  scam: { kind: 'risk', risk: 'scam', meaning: 'Takes money by deceit or threat.', words: SCAMS },
  exploit: {
    kind: 'risk',
    risk: 'exploit',
    meaning: 'Holds what was stolen from a service or a contract.',
    words: EXPLOITS,
  },
  ransomware: { kind: 'risk', risk: 'ransomware', meaning: 'Collects ransoms for data.', words: RANSOMWARE },
  high_risk: { kind: 'risk', risk: 'high_risk', meaning: 'A risk that has no category of its own.', words: HIGH_RISKS },
  exchange: { kind: 'service', risk: 'none', meaning: 'Holds and trades the coins of customers.', words: EXCHANGES },
  institutional: {
    kind: 'service',
    risk: 'none',
    meaning: 'A custodian, a hosted wallet or a payment service: money of many.',
    words: INSTITUTIONS,
  },
  dex: { kind: 'service', risk: 'none', meaning: 'A contract in which many trade.', words: DEXES },
  bridge: {
    kind: 'service',
    risk: 'none',
    meaning: 'Moves coins of many to another chain.',
    words: ['cross chain bridge', 'defi bridge', 'token bridge', 'cross chain', 'portal'],
  },
  lending: {
    kind: 'service',
    risk: 'none',
    meaning: 'Lends and borrows the coins of many.',
    words: ['defi lending', 'loan', 'borrowing', 'lender', 'money market', 'lending protocol', 'lending pool'],
  },
  staking: {
    kind: 'service',
    risk: 'none',
    meaning: 'Stakes the coins of many.',
    words: ['staking pool', 'staking service', 'liquid staking', 'restaking', 'stake pool'],
  },
  validator: {
    kind: 'service',
    risk: 'none',
    meaning: 'Makes blocks, alone or for many.',
    words: [
      'miner',
      'mining',
      'mining pool',
      'mining service',
      'block producer',
      'block builder',
      'proposer',
      'sequencer',
    ],
  },
  own: {
    kind: 'service',
    risk: 'none',
    meaning: 'An address of whoever runs this: known, and no suspect.',
    words: ['ours', 'our', 'own address', 'own wallet', 'internal', 'in house', 'house wallet'],
  },
  whitelist: {
    kind: 'service',
    risk: 'none',
    meaning: 'Cleared by whoever runs this: known, and no suspect.',
    words: ['whitelisted', 'white list', 'allow list', 'allowed', 'cleared', 'known good', 'safe list', 'trusted'],
  },
  contract: { kind: 'neutral', risk: 'none', meaning: 'A contract that pools no money of many.', words: CONTRACTS },
  merchant: { kind: 'neutral', risk: 'none', meaning: 'A business or an organisation.', words: MERCHANTS },
  individual: { kind: 'neutral', risk: 'none', meaning: 'A wallet of one owner.', words: INDIVIDUALS },
  unknown: {
    kind: 'neutral',
    risk: 'none',
    meaning: 'Named, and nothing more; "flagged" too, whose subtype or risk level says what for.',
    words: [
      '',
      'other',
      'none',
      'na',
      'misc',
      'miscellaneous',
      'unlabeled',
      'unlabelled',
      'flagged',
      'label',
      'tag',
      'entity',
    ],
  },
} as const satisfies Record<string, CategoryDefinition>;

export type LabelCategory = keyof typeof LABEL_CATEGORIES;

export interface LabelMeaning {
  readonly category: LabelCategory;
  readonly kind: LabelKind;
  readonly risk: RiskCategory;
}

const CATEGORY_OF_KEY: ReadonlyMap<string, LabelCategory> = new Map(
  (Object.keys(LABEL_CATEGORIES) as LabelCategory[]).flatMap((category) =>
    [category, ...LABEL_CATEGORIES[category].words].map((word) => [labelKey(word), category] as const),
  ),
);

/** A word as it is compared: letters and digits only, in lower case. */
export function labelKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** So many words are kept with their meanings: lists of a million labels use a few hundred. */
const MAX_KEPT_WORDS = 10_000;
const keptMeanings = new Map<string, LabelMeaning | undefined>();

/** What a word of a label means here; undefined where it means nothing. Of several words in one text a risk wins. */
export function meaningOf(text: string): LabelMeaning | undefined {
  const kept = keptMeanings.get(text);
  if (kept !== undefined || keptMeanings.has(text)) return kept;
  const meaning = findMeaning(text);
  if (keptMeanings.size < MAX_KEPT_WORDS) keptMeanings.set(text, meaning);
  return meaning;
}

function findMeaning(text: string): LabelMeaning | undefined {
  const whole = categoryOf(text);
  if (whole !== undefined) return toMeaning(whole);
  const parts = text.split(/[,;/|&+]|\band\b/iu).flatMap((part) => categoryOf(part) ?? []);
  const known = parts.filter((category) => category !== 'unknown');
  const [first] = [...known].sort((a, b) => rankOf(a) - rankOf(b));
  return first === undefined ? undefined : toMeaning(first);
}

/** Whether a word of a label names a risk. */
export function meansRisk(text: string): boolean {
  return meaningOf(text)?.kind === 'risk';
}

/** Contracts that pay out in the transaction in which they are paid. */
const SWAP_CATEGORIES: readonly LabelCategory[] = ['dex', 'lending'];

/** Whether a word of a label names a service in which others swap. */
export function meansSwap(text: string): boolean {
  const category = meaningOf(text)?.category;
  return category !== undefined && SWAP_CATEGORIES.includes(category);
}

function categoryOf(text: string): LabelCategory | undefined {
  const key = labelKey(text);
  return singularsOf(key)
    .map((one) => CATEGORY_OF_KEY.get(one))
    .find((found) => found !== undefined);
}

/** The key, and what it may be the plural of. */
function singularsOf(key: string): string[] {
  const endings = [
    [/ies$/u, 'y'],
    [/es$/u, ''],
    [/s$/u, ''],
  ] as const;
  return [key, ...endings.filter(([ending]) => ending.test(key)).map(([ending, by]) => key.replace(ending, by))];
}

function toMeaning(category: LabelCategory): LabelMeaning {
  const { kind, risk } = LABEL_CATEGORIES[category];
  return { category, kind, risk };
}

const KINDS: readonly LabelKind[] = ['risk', 'service', 'neutral'];

function rankOf(category: LabelCategory): number {
  return KINDS.indexOf(LABEL_CATEGORIES[category].kind);
}

/** The known words that are written most like `text`, nearest first; none where nothing is alike. */
export function nearestWords(text: string, count = 3): string[] {
  const key = labelKey(text);
  const words = (Object.keys(LABEL_CATEGORIES) as LabelCategory[]).flatMap((category) => [
    category,
    ...LABEL_CATEGORIES[category].words,
  ]);
  return words
    .map((word) => ({ word, distance: distanceOf(key, labelKey(word)) }))
    .filter(({ distance, word }) => word !== '' && distance <= Math.max(CONTAINED, labelKey(word).length / 4))
    .sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1))
    .slice(0, count)
    .map(({ word }) => word);
}

/** A word inside another is nearer than two typing errors, and farther than one. */
const CONTAINED = 1.5;

/** How many letters must change; less where one holds the other as its beginning or end. */
function distanceOf(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 4 && (long.startsWith(short) || long.endsWith(short))) return CONTAINED;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [at, letter] of Array.from(a).entries()) {
    const next = [at + 1];
    for (const [to, other] of Array.from(b).entries()) {
      const replaced = (row[to] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
