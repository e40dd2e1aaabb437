/** What a trace is asked for, as a form has it. */
import { MAX_TRACE_TRANSFERS, TRACE_DEFAULTS, foldAddress } from '@analytics/domain';
import type { ApiPaths } from '@analytics/api-client';

/** As it is sent, without the slice. */
export type Question = Required<
  Pick<TraceBody, 'from' | 'transfers' | 'entering_only' | 'direction' | 'method' | 'min_usd'>
> &
  Pick<TraceBody, 'to'>;
type TraceBody = ApiPaths['/api/v1/traces/tasks']['post']['requestBody']['content']['application/json'];

const { direction, method, min_usd } = TRACE_DEFAULTS;
export const EMPTY_QUESTION: Question = { from: [], transfers: [], entering_only: false, direction, method, min_usd };

/** What an address of the page begins a question with: `from` and `transfer`, each any number of times. */
export function questionIn(params: URLSearchParams): Question {
  const named = params.get('direction');
  return {
    ...EMPTY_QUESTION,
    from: params.getAll('from').map((one): string => foldAddress(one)),
    transfers: params.getAll('transfer'),
    direction: named === 'backward' ? named : direction,
  };
}

/** Of the evidence of an alert or a case: the money that entered it, as far as one question goes. */
export function questionOfEvidence(transfer_ids: readonly string[]): Question {
  return { ...EMPTY_QUESTION, transfers: transfer_ids.slice(0, MAX_TRACE_TRANSFERS), entering_only: true };
}

/** Addresses as people write them: a line, a comma or a space between two. */
export function addressesOf(text: string): string[] {
  return partsOf(text, /[\s,;]+/u).map((one) => foldAddress(one));
}

/** Ids a line each: some hold spaces and commas. */
export function transfersOf(text: string): string[] {
  return partsOf(text, /\n/u);
}

function partsOf(text: string, between: RegExp): string[] {
  const parts = text.split(between).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}
