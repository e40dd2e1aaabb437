/** Which requests of the access log are shown. */
import type { ApiSchemas } from '@analytics/api-client';

type Asked = ApiSchemas['AccessLogEntry'];

/**
 * `data`: all but the dashboard's own files; `changes`: what was sent to change something; `refused`: what was answered
 * with an error.
 */
export const ASKED_KINDS = ['data', 'changes', 'refused', 'all'] as const;
export type AskedKind = (typeof ASKED_KINDS)[number];

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const FIRST_REFUSAL = 400;

/** Every word of `q` has to stand in the key, the address or the request. */
export function askedOf(entries: readonly Asked[], kind: AskedKind, q: string): Asked[] {
  const words = q.toLowerCase().split(/\s+/u);
  return entries.filter((entry) => isOfKind(entry, kind) && words.every((word) => searchedOf(entry).includes(word)));
}

function isOfKind({ method, target, status }: Asked, kind: AskedKind): boolean {
  if (kind === 'data') return target.startsWith('/api/');
  if (kind === 'changes') return !READS.has(method);
  return kind === 'all' || status >= FIRST_REFUSAL;
}

function searchedOf({ key_name, remote_address, method, target, status }: Asked): string {
  return `${key_name} ${remote_address} ${method} ${target} ${status}`.toLowerCase();
}
