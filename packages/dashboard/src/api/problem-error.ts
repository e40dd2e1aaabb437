/** What a failed call tells the reader: what went wrong and what to do. */
import type { ApiSchemas } from '@analytics/api-client';
import { strings } from '../strings.ts';

type Problem = ApiSchemas['Problem'];

const REFUSALS: Readonly<Record<string, readonly [message: string, remedy: string] | undefined>> = strings.refusals;

export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: string;
  readonly status: number;
  readonly remedy: string;
  /** What the service said, where `message` says it in an analyst’s words; else empty. */
  readonly detail: string;

  constructor(code: string, status: number, message: string, remedy: string, detail = '') {
    super(message);
    this.code = code;
    this.status = status;
    this.remedy = remedy;
    this.detail = detail;
  }
}

/** What the API names as wrong in a request is shown with it: nobody sees the answer itself. */
function detailOf({ detail, errors = [] }: Problem): string {
  const named = errors.map(({ path, message }) => `${path}: ${message}`).filter((text) => !detail.includes(text));
  return [detail, ...named].join(' ');
}

/** A refusal that is no answer of the API: something between here and there gave it, or the API broke off. */
export function problemOfStatus(status: number): ProblemError {
  const { unavailable, unexpected, unavailable_remedy, unknown_remedy } = strings.errors;
  const isPassing = status === 502 || status === 503 || status === 504;
  return new ProblemError(
    `HTTP_${status}`,
    status,
    isPassing ? unavailable : unexpected(status),
    isPassing ? unavailable_remedy : unknown_remedy,
  );
}

/** A code of the service, where an address names it instead of an answer. */
export function problemOfCode(code: string): ProblemError {
  const said = Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : undefined;
  const [message, remedy] = said ?? [strings.errors.unknown, strings.errors.unknown_remedy];
  return new ProblemError(said === undefined ? 'UNKNOWN' : code, 0, message, remedy);
}

/** What came is no JSON, or not what was asked for. */
function unreadableAnswer(): ProblemError {
  return new ProblemError('UNREADABLE', 0, strings.errors.unreadable, strings.errors.unreadable_remedy);
}

/** Any failure as a ProblemError: the API's own, or what nobody expected. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isProblem(error)) {
    const said = REFUSALS[error.code];
    const [message, remedy] = said ?? [detailOf(error), error.remedy];
    return new ProblemError(error.code, error.status, message, remedy, said === undefined ? '' : detailOf(error));
  }
  const detail = error instanceof Error ? error.message : strings.errors.unknown;
  return new ProblemError('UNKNOWN', 0, detail, strings.errors.unknown_remedy);
}

/** What a fetch or its stream threw: there, and only there, a TypeError is a lost connection. */
export function problemOfCall(error: unknown): ProblemError {
  if (error instanceof SyntaxError) return unreadableAnswer();
  if (!(error instanceof TypeError)) return asProblem(error);
  return new ProblemError('CONNECTION_LOST', 0, strings.errors.connection_lost, strings.errors.connection_remedy);
}

/** A part of the dashboard that an import() could not bring: no connection, or a file of a build that was replaced. */
export function partNotLoaded(): ProblemError {
  return new ProblemError('PART_NOT_LOADED', 0, strings.errors.part_not_loaded, strings.errors.part_remedy);
}

export function isConnectionLost(error: unknown): boolean {
  return asProblem(error).code === 'CONNECTION_LOST';
}

export function isProblem(value: unknown): value is Problem {
  return value !== null && typeof value === 'object' && 'code' in value && 'detail' in value && 'remedy' in value;
}
