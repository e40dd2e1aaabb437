/** The case that a request works on, and who works. */
import { caseOfAlert, type CaseBook } from '@analytics/domain';
import { alertsOf, requireKnownCase, type CaseActor, type CasePlace } from '@analytics/storage';
import type { FastifyRequest } from 'fastify';
import type { ApiContext } from './context.ts';
import { networkPlaceOf } from './network-of-request.ts';
import { may } from './security/authenticate.ts';
import { sliceOf, type RequestedSlice, type SliceQuery } from './slice-of-request.ts';

export interface RequestedCase extends RequestedSlice {
  readonly place: CasePlace;
  readonly book: CaseBook;
  /** The case that holds the one that is named. */
  readonly case_id: string;
  /** That it holds in the slice; none where they are gone. */
  readonly alert_ids: readonly string[];
}

/** Who asks; a lead may change the work of others. */
export function actorOf({ key_name, identity }: Pick<FastifyRequest, 'key_name' | 'identity'>): CaseActor {
  return { name: key_name, is_lead: may(identity, 'lead') };
}

/** Throws CASE_NOT_FOUND, and what sliceOf throws. */
export async function caseOfRequest(
  context: ApiContext,
  query: SliceQuery,
  cluster_id: string,
): Promise<RequestedCase> {
  const requested = await sliceOf(context, query);
  const place = await networkPlaceOf(context, query);
  const book = await requested.resident.case_book();
  await requireKnownCase(place, book, cluster_id);
  const case_id = caseOfAlert(book, '', cluster_id);
  const { resident, window } = requested;
  const alerts = await alertsOf(resident, window, { cluster_id }, Number.POSITIVE_INFINITY, context.now_ms());
  return { ...requested, place, book, case_id, alert_ids: alerts.map(({ alert_id }) => alert_id) };
}
