/** The roles of a scheme, and which of them are suspects. */

/** Those who are in a scheme without running it. Everybody else in a cast is a suspect, unless a trusted label knows them. */
const BYSTANDER_ROLES: ReadonlySet<string> = new Set([
  // Money of many people meets there.
  'service',
  // An account at a service: it belongs to the service, and to a customer who may be anyone.
  'deposit_wallet',
  // Those who were deceived or robbed.
  'victim',
  // Those who use something without knowing what it is.
  'customer',
  // Those who paid or were paid, where nothing shows that they knew what for.
  'sender',
  'receiver',
  'payer',
  'peel_receiver',
  'depositor',
  // Who dealt with the scheme in passing.
  'counterparty',
  // Where a scheme acts without the other side having a part in it.
  'target',
]);

/** Whether an address of that role is suspected of running the scheme. */
export function isSuspectRole(role: string): boolean {
  return !BYSTANDER_ROLES.has(role);
}

/** Roles of addresses that run a service themselves: suspects although they behave as services do. */
const SERVICE_RUNNER_ROLES: ReadonlySet<string> = new Set(['hot_wallet', 'cold_wallet']);

export function runsService(role: string): boolean {
  return SERVICE_RUNNER_ROLES.has(role);
}
