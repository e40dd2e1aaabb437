/** Whom a sign-in is: a user who was added, one whom the settings let in, or nobody. */
import { AnalyticsError, type OpenIdProvider, type User, type UserRole } from '@analytics/domain';
import {
  addUser,
  changeUser,
  endSessionsOf,
  listUsers,
  namesOfDecisions,
  namesOfPeople,
  removedUsers,
  type Database,
  type RemovedUser,
} from '@analytics/storage';
import { claimedPerson, proposedName, type Claims, type ClaimedPerson } from './claims.ts';

const CHANGED_BY = 'sign-in';

/**
 * Finds the user by the provider's subject, else by a verified e-mail address that nobody has signed in with yet. Where a
 * claim says the role, it counts at each sign-in; without it the sessions end too. Who was removed is not added again. Throws USER_NOT_KNOWN,
 * SIGN_IN_REFUSED.
 */
export async function signedInUser(
  service: Database,
  claims: Claims,
  provider: OpenIdProvider,
  key_names: readonly string[],
  now_ms: number,
): Promise<User> {
  const person = claimedPerson(claims, provider);
  if (person === undefined)
    throw new AnalyticsError('SIGN_IN_REFUSED', 'Expected a subject of 1 to 255 characters, found another.');
  const mark = { changed_by: CHANGED_BY, now_ms };
  const user = foundUser(await listUsers(service), person);
  const role = roleOf(user, person, provider);
  if (role === undefined) {
    if (user !== undefined) await endSessionsOf(service, user.user_name, now_ms);
    throw notKnown(provider.role_claim === '' ? 'one whom nobody added' : 'one without a role in its claims');
  }
  if (user !== undefined) {
    const display_name = user.display_name === '' ? person.display_name : user.display_name;
    const isSame =
      user.issuer === person.issuer &&
      user.subject === person.subject &&
      user.role === role &&
      user.display_name === display_name;
    if (isSame) return user;
    const { issuer, subject } = person;
    return await changeUser(service, user.user_name, { issuer, subject, role, display_name }, mark);
  }
  if ((await removedUsers(service)).some((one) => isOf(person, one))) throw notKnown('a user who was removed');
  const taken = new Set([...(await namesOfPeople(service)), ...(await namesOfDecisions(service)), ...key_names]);
  const user_name = proposedName(claims, person, taken);
  const { display_name, email, issuer, subject } = person;
  return await addUser(service, { user_name, display_name, email, issuer, subject, role }, key_names, mark);
}

/** An added user waits for the first sign-in with a subject or an address; afterwards the subject alone counts. */
function foundUser(users: readonly User[], { issuer, subject, email }: ClaimedPerson): User | undefined {
  const bound = users.find((one) => one.subject === subject && (one.issuer === issuer || one.issuer === ''));
  if (bound !== undefined || email === '') return bound;
  return users.find((one) => one.subject === '' && one.email.toLowerCase() === email.toLowerCase());
}

/** Whether that was this person, also where the issuer was not known yet or was another. */
function isOf({ subject, email }: ClaimedPerson, removed: RemovedUser): boolean {
  return removed.subject === subject || (email !== '' && removed.email.toLowerCase() === email.toLowerCase());
}

function roleOf(user: User | undefined, person: ClaimedPerson, provider: OpenIdProvider): UserRole | undefined {
  return (provider.role_claim === '' ? user?.role : person.role) ?? provider.default_role;
}

function notKnown(found: string): AnalyticsError {
  return new AnalyticsError('USER_NOT_KNOWN', `Expected a user of this service, found ${found}.`);
}
