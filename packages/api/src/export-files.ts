/**
 * Whole tables leave through a file that the engine writes: it is complete before its first byte is sent, so a failure
 * in the middle is an error and never a shorter table; memory stays flat; and a client that leaves costs nothing. A
 * file takes room until it is read, so there are only so many, and a client that stops reading loses its own.
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
  /** A client takes its next 256 KiB within that time. */
  readonly idle_ms: number;
}

export class ExportFiles {
  private readonly directory: string;
  private readonly limits: ExportFileLimits;
  private writing = 0;
  private readonly unread = new Set<Readable>();
  private readonly waiting: { readonly begin: () => void; readonly refuse: (error: unknown) => void }[] = [];
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
    for (const { refuse } of this.waiting.splice(0)) refuse(ending());
    for (const stream of this.unread) stream.destroy(ending());
  }

  /**
   * The finished export as a stream. Its file has no name any more: when the stream ends or is destroyed, the space is
   * free. Throws SERVICE_BUSY.
   */
  async write(
    database: Database,
    query: string,
    parameters: Parameters,
    format: ExportFormat,
  ): Promise<{ stream: Readable; bytes: number }> {
    await this.enter();
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
      return { stream: this.reading(file), bytes: size };
    } finally {
      this.writing -= 1;
      await rm(path, { force: true });
      this.admit();
    }
  }

  private reading(file: FileHandle): Readable {
    const { idle_ms } = this.limits;
    const stream = new Readable({
      highWaterMark: CHUNK_BYTES,
      read() {
        idle.refresh();
        file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, null).then(
          ({ bytesRead, buffer }) => this.push(bytesRead === 0 ? null : buffer.subarray(0, bytesRead)),
          (error: unknown) => this.destroy(error as Error),
        );
      },
      destroy: (error, callback) => {
        clearTimeout(idle);
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
    const idle = setTimeout(() => {
      const message = `Expected the client to read on within ${idle_ms / 1000} s, found it idle; ask again and read at once.`;
      stream.destroy(new AnalyticsError('SERVICE_BUSY', message));
    }, idle_ms);
    this.unread.add(stream);
    stream.once('close', () => {
      this.unread.delete(stream);
      this.admit();
    });
    // Whoever reads it gets the error as well; before that, nobody listens.
    stream.on('error', () => undefined);
    return stream;
  }

  private hasPlace(): boolean {
    const { at_once, max_files } = this.limits;
    return this.writing < at_once && this.writing + this.unread.size < max_files;
  }

  private async enter(): Promise<void> {
    if (this.isClosed) throw ending();
    if (this.hasPlace()) {
      this.writing += 1;
      return;
    }
    const { max_waiting } = this.limits;
    if (this.waiting.length >= max_waiting) {
      const message = `Expected at most ${max_waiting} exports to wait, found as many, and ${this.unread.size} that clients have not read to the end.`;
      throw new AnalyticsError('SERVICE_BUSY', message);
    }
    await new Promise<void>((begin, refuse) => this.waiting.push({ begin, refuse }));
  }

  /** A place goes to who waits longest. */
  private admit(): void {
    while (this.hasPlace()) {
      const next = this.waiting.shift();
      if (next === undefined) return;
      this.writing += 1;
      next.begin();
    }
  }
}

function ending(): AnalyticsError {
  return new AnalyticsError('SERVICE_BUSY', 'Expected the service to go on, found it ending; ask again in a moment.');
}
