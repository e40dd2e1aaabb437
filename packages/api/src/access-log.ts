/** Who asked for what: the newest in memory for the route, all in one file a day. */
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

export interface AccessEntry {
  readonly at_ms: number;
  readonly request_id: string;
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
/** Asked by machines every few seconds, and about nobody. */
const UNLOGGED = ['/health', '/ready', '/metrics'];

export class AccessLog {
  private readonly entries: AccessEntry[] = [];
  private readonly directory: string;
  private writing: Promise<void> = Promise.resolve();
  private waiting: string[] = [];

  constructor(data_dir: string) {
    this.directory = join(data_dir, 'access-log');
  }

  /** Newest first. */
  newest(limit: number): AccessEntry[] {
    return this.entries.slice(-limit).reverse();
  }

  /** Lines that come while one write is under way are written together by the next. */
  add(entry: AccessEntry, onFailure: (error: unknown) => void): void {
    this.entries.push(entry);
    if (this.entries.length > 2 * KEPT) this.entries.splice(0, KEPT);
    this.waiting.push(JSON.stringify(entry));
    if (this.waiting.length === 1) this.writing = this.writing.then(() => this.write(entry.at_ms)).catch(onFailure);
  }

  /** Resolves when all is on disk. */
  async close(): Promise<void> {
    await this.writing;
  }

  private async write(at_ms: number): Promise<void> {
    await mkdir(this.directory, { recursive: true });
    const lines = this.waiting.splice(0).map((line) => `${line}\n`);
    const day = new Date(at_ms).toISOString().slice(0, 10);
    await appendFile(join(this.directory, `${day}.jsonl`), lines.join(''), { mode: 0o600 });
  }
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
        target: request.url.slice(0, TARGET_LENGTH),
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
