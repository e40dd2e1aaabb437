/** What a failed call tells the reader: what went wrong and what to do. */
import type { ApiSchemas } from '@analytics/api-client';
import { strings } from '../strings.ts';

type Problem = ApiSchemas['Problem'];

export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: string;
  readonly status: number;
  readonly remedy: string;

  constructor(code: string, status: number, message: string, remedy: string) {
    super(message);
    this.code = code;
    this.status = status;
    this.remedy = remedy;
  }
}

/** Any failure as a ProblemError: the API's own, or what nobody expected. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isProblem(error)) return new ProblemError(error.code, error.status, error.detail, error.remedy);
  const detail = error instanceof Error ? error.message : strings.errors.unknown;
  return new ProblemError('UNKNOWN', 0, detail, strings.errors.unknown_remedy);
}

/** What a fetch or its stream threw: there, and only there, a TypeError is a lost connection. */
export function problemOfCall(error: unknown): ProblemError {
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

function isProblem(value: unknown): value is Problem {
  return value !== null && typeof value === 'object' && 'code' in value && 'detail' in value && 'remedy' in value;
}
