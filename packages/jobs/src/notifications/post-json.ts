/** Hands JSON over by HTTP: no redirect is followed, nothing is waited for longer than allowed, and little of the answer is read. */
import { createHmac } from 'node:crypto';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { AnalyticsError } from '@analytics/domain';
import { lookupWith, requireAllowedHost } from '@analytics/ingestion';

/** An answer is cut off after this many bytes: receivers say "ok". */
export const MAX_ANSWER_BYTES = 65_536;

export interface PostJson {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeout_ms: number;
  readonly allow_link_local: boolean;
  /** Ends it at once. */
  readonly signal: AbortSignal;
}

/** What the receiver said. */
export interface HandedOver {
  readonly is_taken: boolean;
  readonly answer_status: number;
  readonly answer: string;
  /** Why it was not taken, or not by all who should get it. */
  readonly error_message: string;
  /** Those of a mail who were refused for now, where others got it. */
  readonly left_to?: readonly string[];
}

/** Nobody answered. */
export function notTaken(error_message: string): HandedOver {
  return { is_taken: false, answer_status: 0, answer: '', error_message };
}

/** The signature of a webhook: HMAC-SHA256 over `timestamp.body`, hex. `timestamp` in seconds. */
export function signatureOf(secret: string, timestamp: number, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
}

/** Never throws: what went wrong is what it gives. */
export async function postJson(post: PostJson): Promise<HandedOver> {
  const timeout = AbortSignal.timeout(post.timeout_ms);
  try {
    const response = await send(post, AbortSignal.any([timeout, post.signal]));
    const answer_status = response.statusCode ?? 0;
    const answer = await beginningOf(response);
    const error_message = refusalOf(answer_status);
    return { is_taken: error_message === '', answer_status, answer, error_message };
  } catch (error) {
    const silent = timeout.aborted ? `no answer within ${post.timeout_ms / 1000} seconds` : undefined;
    return notTaken(silent ?? messageOf(error));
  }
}

function refusalOf(status: number): string {
  if (status >= 200 && status < 300) return '';
  if (status >= 300 && status < 400) return `answered ${status}; redirects are not followed`;
  return `answered ${status}`;
}

export function forbidden(host: string, address: string): AnalyticsError {
  const message = `${host} is at the link-local address ${address}; allow_link_local allows it`;
  return new AnalyticsError('NOTIFICATION_NOT_DELIVERED', message);
}

async function send(post: PostJson, signal: AbortSignal): Promise<IncomingMessage> {
  const { url, body, headers, allow_link_local } = post;
  const target = new URL(url);
  if (!allow_link_local) requireAllowedHost(target, forbidden);
  const request = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(target, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) },
      // A connection that is kept would hold up the end of the service.
      agent: false,
      signal,
      ...(allow_link_local ? {} : { lookup: lookupWith(forbidden) }),
    });
    sent.on('response', resolve);
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Reads no more than is allowed, and hangs up on the rest. The status says enough where the body breaks off or never ends. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length >= MAX_ANSWER_BYTES) break;
    }
  } catch {
    // What has come is kept.
  }
  response.destroy();
  return Buffer.concat(chunks).toString('utf8');
}

/** Of a connection that was tried at several addresses the message is in its parts. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
