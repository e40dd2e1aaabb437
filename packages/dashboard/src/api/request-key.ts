/** An Idempotency-Key: sent again because the answer was lost, a request is still one. */

/** Not `randomUUID`, which a page that came without TLS lacks. */
export function newRequestKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
