/**
 * Whose address is a scheme's own: the one place that says which roles of planted schemes a detector must find, and
 * which it must spare.
 */

/**
 * `own`: the money of the scheme passes through it, begins or ends with it, so an alert has to name it. `service`: a
 * business whose door the scheme uses like everybody. `bystander`: a person from whom the scheme takes, or who deals
 * with one of its wallets without being part of it.
 */
export type MemberKind = 'own' | 'service' | 'bystander';

interface Rule {
  readonly kind: Exclude<MemberKind, 'own'>;
  readonly reason: string;
  /** Only in these schemes or twins; without it in all. */
  readonly only_in?: readonly string[];
}

/**
 * Every role that is not `own`, with its reason. All others are: sources, intermediaries, mules, peel receivers,
 * senders and receivers of fans, payers, depositors into an unlabelled mixer, deposit wallets of an unregistered
 * exchange… are what the scheme is made of, so sparing them would leave a hub alone to be found, and nothing to
 * measure.
 */
export const ROLES_NOT_OWN: Readonly<Record<string, Rule>> = {
  service: { kind: 'service', reason: 'An exchange, swap contract, bridge or validator that serves everybody.' },
  deposit: {
    kind: 'service',
    reason: 'Belongs to the exchange that made it for a customer; money that arrives there has left the scheme.',
  },
  target: { kind: 'service', reason: 'The swap contract at which sybils act; thousands of others use it too.' },
  shop: {
    kind: 'service',
    reason: 'A merchant of the ordinary economy in whose till the money ends; elsewhere it is the twin’s own business.',
    only_in: ['wages_spent', 'rent_pool', 'wallet_move'],
  },
  victim: {
    kind: 'bystander',
    reason: 'Bought what was worth nothing, or was robbed or swindled: the one whom the alert is for, never against.',
  },
  customer: {
    kind: 'bystander',
    reason:
      'Uses a service that does not say what it is, or a market that an exposed wallet got money from: no part of the scheme.',
    only_in: ['nested_service', 'unregistered_service', 'exposure_darknet'],
  },
  payer: {
    kind: 'bystander',
    reason: 'Paid a listed entity whose money then reached the exposed wallet: no part of that wallet’s dealings.',
    only_in: ['exposure_sanctions'],
  },
  depositor: {
    kind: 'bystander',
    reason:
      'Another client of the labelled mixer whose money an exposed wallet got: no part of that wallet’s dealings.',
    only_in: ['exposure_mixer'],
  },
  imitated: {
    kind: 'bystander',
    reason: 'Its customers are deceived with an address that looks like it: it has no part in it.',
  },
  contact: { kind: 'bystander', reason: 'Was paid small sums days before the burst, and has no part in it.' },
};

/** The kind of a role in a scheme or twin of that name. */
export function memberKindOf(type: string, role: string): MemberKind {
  const rule = Object.hasOwn(ROLES_NOT_OWN, role) ? ROLES_NOT_OWN[role] : undefined;
  if (rule === undefined || (rule.only_in !== undefined && !rule.only_in.includes(type))) return 'own';
  return rule.kind;
}
