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

/** Any failure of a call as a ProblemError: the API's own, or a lost connection. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isProblem(error)) return new ProblemError(error.code, error.status, error.detail, error.remedy);
  if (error instanceof TypeError) {
    return new ProblemError('CONNECTION_LOST', 0, strings.errors.connection_lost, strings.errors.connection_remedy);
  }
  const detail = error instanceof Error ? error.message : strings.errors.unknown;
  return new ProblemError('UNKNOWN', 0, detail, strings.errors.unknown_remedy);
}

function isProblem(value: unknown): value is Problem {
  return value !== null && typeof value === 'object' && 'code' in value && 'detail' in value && 'remedy' in value;
}
