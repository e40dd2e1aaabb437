/** Who asked for what: the newest in memory for the route, all in one file a day. */
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

export interface AccessEntry {
  readonly at_ms: number;
  readonly request_id: string;
  /** Of the user or API key. */
  readonly key_name: string;
  readonly remote_address: string;
  readonly method: string;
  /** As in the contract, so that ids can be told from routes. */
  readonly route: string;
  /** Path and query as they came, cut. */
  readonly target: string;
  readonly status: number;
  readonly duration_ms: number;
}

const KEPT = 1000;
const TARGET_LENGTH = 500;
const WRITE_AFTER_MS = 100;
/** Asked by machines every few seconds, and about nobody. */
const UNLOGGED = ['/health', '/ready', '/metrics'];

export class AccessLog {
  private readonly entries: AccessEntry[] = [];
  private readonly directory: string;
  private readonly redact: (text: string) => string;
  private writing: Promise<void> = Promise.resolve();
  private waiting: string[] = [];
  private timer: NodeJS.Timeout | undefined;
  private file: { readonly day: string; readonly handle: FileHandle } | undefined;

  constructor(data_dir: string, redact: (text: string) => string) {
    this.redact = redact;
    this.directory = join(data_dir, 'access-log');
  }

  /** Newest first. */
  newest(limit: number): AccessEntry[] {
    return this.entries.slice(-limit).reverse();
  }

  /**
   * Lines that come within a tenth of a second are written together: a write a request would cost more than many
   * requests do.
   */
  add(asked: AccessEntry, onFailure: (error: unknown) => void): void {
    const entry = { ...asked, target: this.redact(asked.target).slice(0, TARGET_LENGTH) };
    this.entries.push(entry);
    if (this.entries.length > 2 * KEPT) this.entries.splice(0, KEPT);
    this.waiting.push(JSON.stringify(entry));
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.writing = this.writing.then(() => this.write(entry.at_ms)).catch(onFailure);
    }, WRITE_AFTER_MS);
  }

  /** Resolves when all is on disk. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    await this.writing;
    const last = this.entries.at(-1);
    if (this.waiting.length > 0 && last !== undefined) await this.write(last.at_ms);
    await this.file?.handle.close();
    this.file = undefined;
  }

  private async write(at_ms: number): Promise<void> {
    const lines = this.waiting.splice(0).map((line) => `${line}\n`);
    const handle = await this.fileOf(new Date(at_ms).toISOString().slice(0, 10));
    await handle.appendFile(lines.join(''));
  }

  private async fileOf(day: string): Promise<FileHandle> {
    if (this.file?.day === day) return this.file.handle;
    await this.file?.handle.close();
    this.file = undefined;
    await mkdir(this.directory, { recursive: true });
    const handle = await open(join(this.directory, `${day}.jsonl`), 'a', 0o600);
    this.file = { day, handle };
    return handle;
  }
}

/** Path and query, without what the provider of a sign-in sent along. */
export function loggedTarget(url: string): string {
  return /[?&](?:code|state)=/iu.test(url) ? (url.split('?')[0] ?? '') : url;
}

export function registerAccessLog(app: FastifyInstance, log: AccessLog, now_ms: () => number): void {
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? '';
    if (!UNLOGGED.includes(route)) {
      const entry: AccessEntry = {
        at_ms: now_ms(),
        request_id: request.id,
        key_name: request.key_name,
        remote_address: request.ip,
        method: request.method,
        route,
        target: loggedTarget(request.url),
        status: reply.statusCode,
        duration_ms: Math.round(reply.elapsedTime * 10) / 10,
      };
      log.add(entry, (error) => {
        request.log.error({ err: error }, 'The access log could not be written.');
      });
    }
    done();
  });
  app.addHook('onClose', async () => {
    await log.close();
  });
}
