/** What a run could not see and an alert must therefore say. */
import {
  DAY_MS,
  NOTICE_CATALOGUE,
  counted,
  type RunNotice,
  type TransferColumns,
  type Window,
} from '@analytics/domain';
import type { AssessedScheme } from './find-schemes.ts';

/** Sentences. What the whole run could not see is said once, with the run; here stands how much of it there is. */
export function limitationsOf(
  scheme: AssessedScheme,
  window: Window,
  transfers: TransferColumns,
  notices: readonly RunNotice[],
  evidence_is_complete: boolean,
): string[] {
  const first_ms = transfers.timestamp_ms[scheme.rows[0]!]!;
  const last_ms = transfers.timestamp_ms[scheme.rows.at(-1)!]!;
  const own: string[] = [];
  if (first_ms - window.start_ms < DAY_MS)
    own.push('It begins within a day of the window’s beginning: what came before it was not looked at.');
  if (window.end_ms - last_ms < DAY_MS) own.push('It ends within a day of the window’s end: it may go on.');
  const unpriced = scheme.rows.reduce((count, row) => count + (transfers.amount_usd[row] === 0 ? 1 : 0), 0);
  if (unpriced > 0) own.push(`${unpriced} of its transfers have no value in USD.`);
  if (scheme.lead.proof_grade !== 'shape_time_value')
    own.push('That the money is the same from hop to hop is not proven, only the order in time.');
  if (!evidence_is_complete) own.push('Not every transfer of the evidence is listed; counts and sums are of all.');
  const shared = new Set(
    notices.filter(({ code }) => NOTICE_CATALOGUE[code].limits_alerts).map(({ message }) => message),
  ).size;
  return [
    ...own,
    ...(shared === 0
      ? []
      : [`${counted(shared, 'limit')} of the whole run ${shared === 1 ? 'is' : 'are'} listed with the run.`]),
    'Who stands behind an address, and what happened off this chain, cannot be seen.',
  ];
}
