/** Brings a file over HTTP to the disk, as a stream. */
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { AnalyticsError } from '@analytics/domain';
import { allowedLookup, requireAllowedHost } from './allowed-address.ts';

/** A source that says nothing for this long is given up. */
const SILENCE_MS = 5 * 60_000;

export interface Download {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly allow_link_local: boolean;
  readonly signal: AbortSignal | undefined;
}

/**
 * Writes the answer's body to `path`; false where the server says that there is no such thing (404). Redirects are not
 * followed: only the configured host is asked. An answer whose end nothing tells is refused. Throws SOURCE_UNREACHABLE, SOURCE_FORBIDDEN, DISK_FULL; then `path` does
 * not exist.
 */
export async function downloadTo(path: string, download: Download): Promise<boolean> {
  const shown = download.url.split('?', 1)[0] ?? '';
  try {
    const response = await open(download);
    const status = response.statusCode ?? 0;
    if (status !== 200) response.resume();
    if (status === 404) return false;
    if (status !== 200) throw refusal(status, shown);
    if (response.headers['content-length'] === undefined && response.headers['transfer-encoding'] === undefined) {
      response.destroy();
      throw new Error('neither a length nor chunks, so that nothing tells whether it is whole');
    }
    await pipeline(response, createWriteStream(path), { signal: download.signal });
    return true;
  } catch (error) {
    await rm(path, { force: true });
    throw translate(error, shown, download.signal);
  }
}

/**
 * The body of an answer as text; undefined where the server refuses it (401, 403) or knows no such thing (404, 405,
 * 501). Throws SOURCE_UNREACHABLE where it says anything else, or more than `max_bytes`.
 */
export async function downloadText(download: Download, max_bytes: number): Promise<string | undefined> {
  const shown = download.url.split('?', 1)[0] ?? '';
  try {
    const response = await open(download);
    const status = response.statusCode ?? 0;
    if (status !== 200) response.destroy();
    if ([401, 403, 404, 405, 501].includes(status)) return undefined;
    if (status !== 200) throw refusal(status, shown);
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of response) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length > max_bytes) throw new Error(`more than ${max_bytes} bytes`);
    }
    return Buffer.concat(chunks).toString('utf8');
  } catch (error) {
    throw translate(error, shown, download.signal);
  }
}

/**
 * What the server says of a file without sending it: its tag, time of change and length, as far as it says them;
 * undefined where there is no such thing (404). Throws SOURCE_UNREACHABLE, SOURCE_FORBIDDEN.
 */
export async function describeRemote(method: 'HEAD' | 'GET', download: Download): Promise<string | undefined> {
  const shown = download.url.split('?', 1)[0] ?? '';
  try {
    const response = await open(download, method);
    const status = response.statusCode ?? 0;
    response.destroy();
    if (status === 404) return undefined;
    if (status !== 200 && status !== 304) throw refusal(status, shown);
    const { etag, 'last-modified': changed, 'content-length': length } = response.headers;
    return JSON.stringify([etag, changed, length]);
  } catch (error) {
    throw translate(error, shown, download.signal);
  }
}

async function open(
  { url, headers, allow_link_local, signal }: Download,
  method: 'HEAD' | 'GET' = 'GET',
): Promise<IncomingMessage> {
  const target = new URL(url);
  if (!allow_link_local) requireAllowedHost(target);
  const request = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(target, {
      method,
      headers: { ...headers },
      timeout: SILENCE_MS,
      ...(allow_link_local ? {} : { lookup: allowedLookup }),
      ...(signal === undefined ? {} : { signal }),
    });
    sent.on('response', resolve);
    sent.on('error', reject);
    sent.on('timeout', () => {
      sent.destroy(new Error(`silent for ${SILENCE_MS / 1000} seconds`));
    });
    sent.end();
  });
}

function refusal(status: number, shown: string): AnalyticsError {
  const message = `Expected ${shown} to answer 200, found ${status}.`;
  if (status === 401 || status === 403) return new AnalyticsError('SOURCE_FORBIDDEN', message);
  if (status >= 300 && status < 400) {
    return new AnalyticsError('SOURCE_FORBIDDEN', `${message} Redirects are not followed.`);
  }
  return new AnalyticsError('SOURCE_UNREACHABLE', message);
}

function translate(error: unknown, shown: string, signal: AbortSignal | undefined): AnalyticsError {
  if (error instanceof AnalyticsError) return error;
  if (signal?.aborted === true) {
    return new AnalyticsError('RUN_CANCELLED', `Expected to read ${shown} to its end, found the run cancelled.`);
  }
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') {
    return new AnalyticsError('DISK_FULL', `Expected room for ${shown}, found: ${message}.`, { cause: error });
  }
  return new AnalyticsError('SOURCE_UNREACHABLE', `Expected ${shown} to answer to its end, found: ${message}.`, {
    cause: error,
  });
}
