/**
 * The words that every package shares, each list written once: severities, proof grades, drawings, decisions, roles,
 * values that stand for "none".
 */

/** Of an alert, the mildest first. */
export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** As lists show them. */
export const WORST_SEVERITIES_FIRST: readonly Severity[] = [...SEVERITIES].reverse();

/** What is proven: the transfers exist; and they run in order; and the money is conserved. The weakest first. */
export const PROOF_GRADES = ['shape', 'shape_time', 'shape_time_value'] as const;
export type ProofGrade = (typeof PROOF_GRADES)[number];

/** The drawings that fit a scheme: along a line, around a ring, around one address, in layers. */
export const DRAWINGS = ['chain', 'ring', 'star', 'layers'] as const;
export type Drawing = (typeof DRAWINGS)[number];

/** What an address does for a living, by its behaviour. */
export const ADDRESS_ROLES = {
  exchange: 'Customers pay into wallets of their own, which are swept to it; it pays many out.',
  router: 'Gives one asset for another: a pool, a router or a swap contract.',
  market_maker: 'Trades at a few venues, all day, in both directions.',
  payment_processor: 'Takes in from many and pays as much out to many, every day.',
  merchant: 'Many pay it small sums of many prices; it settles with few.',
  subscription: 'Many pay it one of a few prices.',
  payroll: 'Pays the same addresses nearly the same sums, on few days.',
  staking_payout: 'Pays the same addresses day after day and takes nothing in.',
  airdrop: 'Gives small equal sums to many, once.',
  gambling: 'Takes equal stakes from many and pays many of them.',
  otc_desk: 'Deals in large sums with the same clients, both ways.',
  treasury: 'Moves large sums, again and again, between a few wallets that deal with it alone.',
} as const;
export type AddressRole = keyof typeof ADDRESS_ROLES;

/** Why two addresses count as controlled by one hand, the surest first. */
export const ENTITY_RULES = {
  deposit_wallet: 'A service sweeps everything that the wallet receives.',
  common_input: 'Both sign the same transaction of a chain of inputs and outputs.',
  change_output: 'The change of a payment goes to a new address of the payer.',
  own_wallet: 'One address pays the fees of the wallet and takes all that it receives.',
  shared_deposit: 'Both pay the deposit wallet that a service gives to one customer.',
} as const;
export type EntityRule = keyof typeof ENTITY_RULES;

/** Whose an entity is: a service with the wallets of its customers, or one owner of several addresses. */
export const ENTITY_KINDS = ['service', 'owner'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** The red-flag categories of FATF, Virtual Assets: Red Flag Indicators (2020). */
export const FATF_CATEGORIES = {
  transactions: 'Red flags related to transactions',
  transaction_patterns: 'Red flags related to transaction patterns',
  anonymity: 'Red flags related to anonymity',
  senders_recipients: 'Red flags about senders or recipients',
  source_of_funds: 'Red flags in the source of funds or wealth',
  geography: 'Red flags related to geographical risks and counterparties',
} as const;
export type FatfCategory = keyof typeof FATF_CATEGORIES;

/** How long a rule may hide alerts, in days: one that never ends would be forgotten. */
export const SUPPRESSION_DAYS = { standard: 90, longest: 731 } as const;

/** What people decide about an alert. */
export const DISPOSITION_STATUSES = ['open', 'in_review', 'true_positive', 'false_positive', 'closed'] as const;
export type DispositionStatus = (typeof DISPOSITION_STATUSES)[number];

/** Statuses of work that is not done. */
export const UNFINISHED_STATUSES: readonly DispositionStatus[] = ['open', 'in_review'];

/**
 * Queues of work: what nobody has finished; of it what I have and what nobody has; what grew since it was decided; what
 * is past its due date; what involves a watched address.
 */
export const WORK_QUEUES = ['unfinished', 'mine', 'unassigned', 'grown', 'late', 'watched'] as const;
export type WorkQueue = (typeof WORK_QUEUES)[number];

/** Where the work on a case stands. */
export const CASE_STATUSES = ['open', 'in_progress', 'waiting', 'escalated', 'closed'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** What people do with a case, and what it does. */
export const CASE_ACTIONS = {
  status_set: 'Its status was set.',
  assigned: 'It got another owner, or none.',
  commented: 'A comment was written.',
  comment_edited: 'A comment got another text; the text before stays in the timeline.',
  comment_removed: 'A comment is no longer shown.',
  file_added: 'A file was attached.',
  file_removed: 'A file is no longer attached.',
  merged: 'It became a part of another case.',
  separated: 'It left the case that it was merged into.',
  split: 'It was made of alerts that left another case.',
} as const;
export type CaseAction = keyof typeof CASE_ACTIONS;

/** Days from the date on which an alert was first seen until it is due, by its severity. */
export const DUE_DAYS: Readonly<Record<Severity, number>> = { critical: 1, high: 3, medium: 7, low: 30 };

/** The unit of a condition that is a fact rather than a measure: 1 where it is so, 0 where not. */
export const FACT_UNIT = 'yes or no';

/** How far a label is believed, the least first; `blacklisted` is believed most, and is a risk whatever its type. */
export const TRUST_LEVELS = ['unverified', 'community', 'verified', 'official', 'blacklisted'] as const;
export type TrustLevel = (typeof TRUST_LEVELS)[number];

/** Of a label that says nothing of its trust: whoever loads a list has chosen it. */
export const DEFAULT_TRUST_LEVEL: TrustLevel = 'verified';

/** Levels of a label's `risk_level` at which the address counts as a risk. */
export const RISKY_LEVELS: readonly string[] = ['high', 'critical'] satisfies Severity[];

/** In `nearest_risk_distance`: no risk label within reach. */
export const HOPS_OUT_OF_REACH = 255;

/** In `chance_ratio` and `expected_by_chance`: no shuffled copy judges the scheme. */
export const NOT_JUDGED = -1;

/** The days that a Date column can hold. */
export const FIRST_DATE = '1970-01-01';
export const LAST_DATE = '2149-06-06';
/** In a question: any date; in an answer: none. */
export const ANY_DATE = FIRST_DATE;

/**
 * How an address of a role is treated. `suspect`: runs the scheme; `service_runner`: a suspect that behaves as services
 * do; `risk`: carries a risk label, drawn apart; `service`: a business whose door was used; `bystander`: took part
 * without being suspected; `outsider`: dealt with the scheme and is no part of it.
 */
export type RoleKind = 'suspect' | 'service_runner' | 'risk' | 'service' | 'bystander' | 'outsider';

interface RoleDefinition {
  readonly kind: RoleKind;
  readonly meaning: string;
}

/**
 * The roles that detectors and typologies give. A typology that a user adds may give others: their addresses are
 * suspects.
 */
export const ROLES = {
  address: { kind: 'suspect', meaning: 'The address that is exposed to a risk.' },
  affiliate: { kind: 'suspect', meaning: 'Got the larger part of payments that were split at once at a fixed share.' },
  aggregator: { kind: 'suspect', meaning: 'Where the parts of a split sum come together.' },
  associate: { kind: 'suspect', meaning: 'A suspect of another detection of the same transfers.' },
  burst_address: { kind: 'suspect', meaning: 'Sent or received far more often than it does otherwise.' },
  center: { kind: 'suspect', meaning: 'The middle of a fan.' },
  cold_wallet: { kind: 'service_runner', meaning: 'Where an unregistered service keeps its stock.' },
  collector: { kind: 'suspect', meaning: 'Received from many.' },
  counterparty: { kind: 'outsider', meaning: 'Dealt with the scheme in passing.' },
  customer: { kind: 'outsider', meaning: 'Uses a service without knowing what it is.' },
  deposit_wallet: {
    kind: 'service',
    meaning: 'An account at a service: it belongs to the service and to a customer who may be anyone.',
  },
  depositor: { kind: 'bystander', meaning: 'Paid into a mixer; nothing shows what for.' },
  destination: { kind: 'suspect', meaning: 'Where the money of a path or of layers ends.' },
  developer: { kind: 'suspect', meaning: 'Sold a token and took what buyers had paid.' },
  disperser: { kind: 'suspect', meaning: 'Paid out to many.' },
  dormant: { kind: 'suspect', meaning: 'Woke after a long silence.' },
  early_investor: {
    kind: 'outsider',
    meaning: 'Paid into a scheme early and got more out; nothing shows that it knew whose money that was.',
  },
  exit: { kind: 'suspect', meaning: 'Received most of what left the scheme.' },
  exposed: { kind: 'suspect', meaning: 'Received from a risk, or paid to one.' },
  first_layer: { kind: 'suspect', meaning: 'Senders of the first layer of a stack.' },
  funder: { kind: 'suspect', meaning: 'Paid what was then paid out.' },
  hot_wallet: { kind: 'service_runner', meaning: 'Serves the customers of an unregistered service.' },
  hub: { kind: 'suspect', meaning: 'Gathered from many and paid out to many.' },
  imitated: { kind: 'outsider', meaning: 'Whom a victim really pays: a look-alike imitates its address.' },
  intermediary: { kind: 'suspect', meaning: 'Passed the money on.' },
  last_layer: { kind: 'suspect', meaning: 'Receivers of the last layer of a stack.' },
  look_alike: {
    kind: 'suspect',
    meaning: 'Looks like an address that its victim pays, so as to be paid in its place.',
  },
  member: { kind: 'suspect', meaning: 'Of a group in which everybody can reach everybody.' },
  middle_layer: { kind: 'suspect', meaning: 'Between the first and the last layer of a stack.' },
  mixer: { kind: 'suspect', meaning: 'Took in and gave out equal sums of many.' },
  mover: { kind: 'suspect', meaning: 'Passed money on almost at once.' },
  mule: { kind: 'suspect', meaning: 'Received a part of a split sum and passed it on.' },
  nested_service: { kind: 'suspect', meaning: 'Runs a business through an account at another service.' },
  operator: {
    kind: 'suspect',
    meaning:
      'Runs a scheme that others pay into: takes a fixed share at once, or pays who came early with what came later.',
  },
  origin: { kind: 'suspect', meaning: 'Where money leaves and returns to.' },
  payee: { kind: 'outsider', meaning: 'Was paid by it in passing.' },
  payer: { kind: 'outsider', meaning: 'Paid; nothing shows that it knew what for.' },
  peel_receiver: { kind: 'bystander', meaning: 'Received what was peeled off a chain.' },
  receiver: { kind: 'bystander', meaning: 'Was paid; nothing shows that it knew what for.' },
  risk_source: { kind: 'risk', meaning: 'Carries a risk label: a mixer, a market, a listed address.' },
  sender: { kind: 'bystander', meaning: 'Paid a collector; nothing shows that it knew what for.' },
  sender_and_receiver: { kind: 'bystander', meaning: 'Paid the middle of a fan and was paid by it.' },
  service: { kind: 'service', meaning: 'An exchange, a bridge, a contract: money of many people meets there.' },
  source: { kind: 'suspect', meaning: 'Where the money of a path or of layers begins.' },
  splitter: { kind: 'suspect', meaning: 'Took payments and split them at once between two.' },
  structured_receiver: { kind: 'suspect', meaning: 'Received sums that stay below a limit.' },
  structurer: { kind: 'suspect', meaning: 'Paid in sums that stay below a limit.' },
  subject: {
    kind: 'suspect',
    meaning: 'The address that a typology of a user turns on, where its query gives no role.',
  },
  sybil: { kind: 'suspect', meaning: 'One of many wallets that one hand pays and steers.' },
  target: { kind: 'outsider', meaning: 'Where a scheme acts without the other side having a part in it.' },
  victim: { kind: 'outsider', meaning: 'Was deceived or robbed.' },
  wash_trader: { kind: 'suspect', meaning: 'Traded in a circle with itself.' },
} as const satisfies Record<string, RoleDefinition>;
export type Role = keyof typeof ROLES;

/** The kind of a role; an unknown role is a suspect's. */
export function roleKindOf(role: string): RoleKind {
  return Object.hasOwn(ROLES, role) ? ROLES[role as Role].kind : 'suspect';
}

/** Whether an address of that role is a part of the scheme: services and outsiders are not. */
export function takesPart(role: string): boolean {
  const kind = roleKindOf(role);
  return kind !== 'service' && kind !== 'outsider';
}

/** Whether an address of that role is suspected of running the scheme. */
export function isSuspectRole(role: string): boolean {
  const kind = roleKindOf(role);
  return kind === 'suspect' || kind === 'service_runner' || kind === 'risk';
}

/** How a trace divides money that was mixed in one account: see packages/analyzers/src/tracing/README.md. */
export const EXPOSURE_METHODS = ['poison', 'haircut', 'fifo', 'tiho'] as const;
export type ExposureMethod = (typeof EXPOSURE_METHODS)[number];

export const TRACE_DIRECTIONS = ['forward', 'backward'] as const;
export type TraceDirection = (typeof TRACE_DIRECTIONS)[number];

/** Who decides and asks where nobody has signed in. */
export const LOCAL_NAME = 'local';
