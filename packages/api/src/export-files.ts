/**
 * Whole tables leave through a file that the engine writes: it is complete before its first byte is sent, so a failure
 * in the middle is an error and never a shorter table; memory stays flat; and a client that leaves costs nothing. A
 * file takes room until it is read, so there are only so many, each client has a share of them, and one that reads too
 * slowly loses its own.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { AnalyticsError } from '@analytics/domain';
import type { Database, ExportFormat, Parameters } from '@analytics/storage';

const CHUNK_BYTES = 256 * 1024;

export interface ExportFileLimits {
  /** Written at one time; others wait. */
  readonly at_once: number;
  readonly max_waiting: number;
  /** On the disk at one time, written or waiting to be read. */
  readonly max_files: number;
  /** Of the files, and of the places to wait, that one client has. */
  readonly max_files_per_client: number;
  readonly max_waiting_per_client: number;
  /** A client takes its next 256 KiB within that time. */
  readonly idle_ms: number;
  /** Beyond the first `idle_ms`, over all that a client has taken: who stays just short of idle must not hold a file. */
  readonly min_bytes_per_second: number;
}

interface WaitingExport {
  readonly client: string;
  readonly begin: () => void;
  readonly refuse: (error: unknown) => void;
}

export class ExportFiles {
  private readonly directory: string;
  private readonly limits: ExportFileLimits;
  private writing = 0;
  private readonly unread = new Set<Readable>();
  /** Files that are written or unread, by client. */
  private readonly held = new Map<string, number>();
  private waiting: WaitingExport[] = [];
  private isClosed = false;

  constructor(data_dir: string, limits: ExportFileLimits) {
    // Not `exports`: what a task wrote there is kept for whoever asked for it.
    this.directory = join(data_dir, 'downloads');
    this.limits = limits;
  }

  /** Removes what an earlier process left. */
  async sweep(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }

  /** Lets go of what nobody has read, and refuses who waits: the process can end. */
  close(): void {
    this.isClosed = true;
    const refused = this.waiting;
    this.waiting = [];
    for (const { refuse } of refused) refuse(ending());
    for (const stream of this.unread) stream.destroy(ending());
  }

  /**
   * The finished export as a stream. Its file has no name any more: when the stream ends or is destroyed, the space is
   * free. Throws SERVICE_BUSY.
   */
  async write(
    client: string,
    database: Database,
    query: string,
    parameters: Parameters,
    format: ExportFormat,
  ): Promise<{ stream: Readable; bytes: number }> {
    await this.enter(client);
    let isUnread = false;
    const path = join(this.directory, randomUUID());
    try {
      await mkdir(this.directory, { recursive: true });
      await database.exportToFile(query, parameters, format, path);
      const file = await open(path, 'r');
      const { size } = await file.stat();
      if (this.isClosed) {
        await file.close();
        throw ending();
      }
      isUnread = true;
      return { stream: this.reading(client, file), bytes: size };
    } finally {
      this.writing -= 1;
      if (!isUnread) this.hold(client, -1);
      await rm(path, { force: true });
      this.admit();
    }
  }

  private reading(client: string, file: FileHandle): Readable {
    const { idle_ms, min_bytes_per_second } = this.limits;
    const from_ms = performance.now();
    let taken_bytes = 0;
    const cut = (): void => {
      const message = `Expected the client to read on within ${idle_ms / 1000} s and ${min_bytes_per_second / 1024} KiB a second, found it slower; ask again and read at once.`;
      stream.destroy(new AnalyticsError('SERVICE_BUSY', message));
    };
    /** How long the client may take for its next piece. */
    const allowed_ms = (): number =>
      Math.min(idle_ms, idle_ms + (taken_bytes / min_bytes_per_second) * 1000 - (performance.now() - from_ms));
    const stream = new Readable({
      highWaterMark: CHUNK_BYTES,
      read() {
        clearTimeout(slow);
        slow = setTimeout(cut, allowed_ms());
        file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, null).then(
          ({ bytesRead, buffer }) => {
            taken_bytes += bytesRead;
            this.push(bytesRead === 0 ? null : buffer.subarray(0, bytesRead));
          },
          (error: unknown) => this.destroy(error as Error),
        );
      },
      destroy: (error, callback) => {
        clearTimeout(slow);
        void file.close().then(
          () => {
            callback(error);
          },
          (failure: unknown) => {
            callback(error ?? (failure as Error));
          },
        );
      },
    });
    let slow = setTimeout(cut, idle_ms);
    this.unread.add(stream);
    stream.once('close', () => {
      this.unread.delete(stream);
      this.hold(client, -1);
      this.admit();
    });
    // Whoever reads it gets the error as well; before that, nobody listens.
    stream.on('error', () => undefined);
    return stream;
  }

  private heldBy(client: string): number {
    return this.held.get(client) ?? 0;
  }

  private hold(client: string, change: 1 | -1): void {
    const count = this.heldBy(client) + change;
    if (count === 0) this.held.delete(client);
    else this.held.set(client, count);
  }

  private hasPlace(client: string): boolean {
    const { at_once, max_files, max_files_per_client } = this.limits;
    return (
      this.writing < at_once &&
      this.writing + this.unread.size < max_files &&
      this.heldBy(client) < max_files_per_client
    );
  }

  private begin(client: string): void {
    this.writing += 1;
    this.hold(client, 1);
  }

  private async enter(client: string): Promise<void> {
    if (this.isClosed) throw ending();
    if (this.hasPlace(client)) {
      this.begin(client);
      return;
    }
    const { max_waiting, max_waiting_per_client } = this.limits;
    const own = this.waiting.filter((one) => one.client === client).length;
    if (own >= max_waiting_per_client) {
      const message = `Expected at most ${max_waiting_per_client} exports of a client to wait, found as many, and ${this.heldBy(client)} that it has not read to the end.`;
      throw new AnalyticsError('SERVICE_BUSY', message);
    }
    if (this.waiting.length >= max_waiting) {
      const message = `Expected at most ${max_waiting} exports to wait, found as many, and ${this.unread.size} that clients have not read to the end.`;
      throw new AnalyticsError('SERVICE_BUSY', message);
    }
    await new Promise<void>((begin, refuse) => this.waiting.push({ client, begin, refuse }));
  }

  /** A place goes to the client with the fewest files; of several, to who waits longest. */
  private admit(): void {
    for (;;) {
      const [next] = this.waiting
        .filter(({ client }) => this.hasPlace(client))
        .sort((a, b) => this.heldBy(a.client) - this.heldBy(b.client));
      if (next === undefined) return;
      this.waiting = this.waiting.filter((one) => one !== next);
      this.begin(next.client);
      next.begin();
    }
  }
}

function ending(): AnalyticsError {
  return new AnalyticsError('SERVICE_BUSY', 'Expected the service to go on, found it ending; ask again in a moment.');
}
