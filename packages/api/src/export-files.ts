/**
 * Whole tables leave through a file that the engine writes: it is complete before its first byte is sent, so a failure in the middle is
 * an error and never a shorter table; memory stays flat; and a client that leaves costs nothing.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { AnalyticsError } from '@analytics/domain';
import type { Database, ExportFormat, Parameters } from '@analytics/storage';

export class ExportFiles {
  private readonly directory: string;
  private readonly at_once: number;
  private readonly waiting_at_most: number;
  private active = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(data_dir: string, at_once: number, waiting_at_most: number) {
    this.directory = join(data_dir, 'exports');
    this.at_once = at_once;
    this.waiting_at_most = waiting_at_most;
  }

  /** Removes what an earlier process left. */
  async sweep(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }

  /** The finished export as a stream. Its file has no name any more: when the stream ends or is destroyed, the space is free. Throws SERVICE_BUSY. */
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
      return { stream: file.createReadStream({ highWaterMark: 256 * 1024 }), bytes: size };
    } finally {
      this.leave();
      await rm(path, { force: true });
    }
  }

  private async enter(): Promise<void> {
    if (this.active < this.at_once) {
      this.active += 1;
      return;
    }
    if (this.waiting.length >= this.waiting_at_most) {
      const message = `Expected at most ${this.waiting_at_most} exports to wait, found as many.`;
      throw new AnalyticsError('SERVICE_BUSY', message);
    }
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** The place goes to the next who waits. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.active -= 1;
    else next();
  }
}
