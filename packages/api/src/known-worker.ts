/** Work is given to those who may do it. */
import { AnalyticsError } from '@analytics/domain';
import type { People } from './security/people.ts';

/** Throws INVALID_REQUEST for a name that may not work, where names are known. @param name empty for nobody */
export async function requireWorker(people: People, name: string): Promise<void> {
  if (name === '') return;
  const known = await people.workers();
  if (known === undefined || known.has(name)) return;
  const found = JSON.stringify(name);
  throw new AnalyticsError('INVALID_REQUEST', `Expected a user or key that may work on cases, found ${found}.`);
}
