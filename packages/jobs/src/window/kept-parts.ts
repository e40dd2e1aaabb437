/**
 * Parts of a slice that an earlier run computed from the same input, and those that this run keeps for the next. What was
 * computed from something else, or nobody knows from what, is computed.
 */
import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { canonicalJson, type RunNotice, type Window } from '@analytics/domain';
import {
  findKeptPart,
  saveKeptParts,
  tableContents,
  type Database,
  type KeptPart,
  type KeptPartName,
  type TableContents,
} from '@analytics/storage';
import type { NoticeBook } from './notice-book.ts';
import type { KnownInputs, PartInputs } from './part-inputs.ts';
import { unlessDamaged } from './unless-damaged.ts';

/** What became of a part. */
export interface PartOutcome {
  readonly part: KeptPartName;
  readonly is_kept: boolean;
  /** Why it was computed; '' where it was kept. */
  readonly reason: string;
}

type Pending = Omit<KeptPart, 'row_count'>;

/** The reason where there is nothing to take. */
export const FIRST_TIME = 'nothing was kept of the slice';

const FAST = { level: 1 } as const;

export class KeptParts {
  private readonly database: Database;
  private readonly window: Window;
  private readonly is_full: boolean;
  private readonly book: NoticeBook;
  private readonly pending = new Map<KeptPartName, Pending>();
  private readonly outcomes = new Map<KeptPartName, PartOutcome>();

  /** `is_full`: nothing is taken, and everything kept anew. */
  constructor(database: Database, window: Window, is_full: boolean, book: NoticeBook) {
    this.database = database;
    this.window = window;
    this.is_full = is_full;
    this.book = book;
  }

  /** Whether there is anything to keep. */
  get hasNews(): boolean {
    return this.pending.size > 0;
  }

  /** What became of the parts that were asked for since this was asked last. */
  takeOutcomes(): PartOutcome[] {
    const outcomes = [...this.outcomes.values()];
    this.outcomes.clear();
    return outcomes;
  }

  /** The part as it was kept, else as `make` gives it. */
  async value<T>(part: KeptPartName, known: KnownInputs, make: () => Promise<T>): Promise<T> {
    const stored = await this.find(part, known);
    const value = stored && decoded(stored);
    if (value !== undefined) {
      this.tell(part, stored);
      return value.found as T;
    }
    if (stored !== undefined) this.note(part, 'what was kept of it cannot be read');
    const made = await this.book.collect(make);
    for (const notice of made.notices) this.book.notify(notice);
    if (known.inputs !== undefined) this.keep(part, known.inputs, made.notices, encoded({ found: made.value }));
    return made.value;
  }

  /** Whether the slice's published features are those that would be computed; else `make` stages them. */
  async features(known: KnownInputs, take: () => Promise<void>, make: () => Promise<void>): Promise<void> {
    const stored = await this.find('features', known);
    if (stored !== undefined) {
      const published = await unlessDamaged(() =>
        tableContents(this.database, 'analyzers_features', this.window, 'published'),
      );
      if (published?.row_count === stored.row_count && published.content_digest === stored.content_digest) {
        await take();
        this.tell('features', stored);
        return;
      }
      this.note('features', 'those that are published are others');
    }
    const { notices } = await this.book.collect(make);
    for (const notice of notices) this.book.notify(notice);
    if (known.inputs !== undefined) this.keep('features', known.inputs, notices, '');
  }

  /** Keeps what was computed; before the run publishes. `staged` are the features that it staged. */
  async save(staged: () => Promise<TableContents>, version: number): Promise<void> {
    const parts: KeptPart[] = [];
    for (const part of this.pending.values()) {
      const { row_count, content_digest } = part.part === 'features' ? await staged() : { ...part, row_count: 0 };
      parts.push({ ...part, row_count, content_digest });
    }
    await saveKeptParts(this.database, this.window, parts, version);
    this.pending.clear();
  }

  /** undefined where there is nothing to take; why is noted. */
  private async find(part: KeptPartName, known: KnownInputs): Promise<KeptPart | undefined> {
    if (known.inputs === undefined) {
      this.note(part, known.unknown);
      return undefined;
    }
    if (this.is_full) {
      this.note(part, 'a full run was asked for');
      return undefined;
    }
    const stored = await unlessDamaged(() => findKeptPart(this.database, this.window, part));
    const reason = whyNot(stored, known.inputs);
    if (reason === '') return stored;
    this.note(part, reason);
    return undefined;
  }

  private tell(part: KeptPartName, stored: KeptPart | undefined): void {
    for (const notice of JSON.parse(stored?.notices_json ?? '[]') as RunNotice[]) this.book.notify(notice);
    this.outcomes.set(part, { part, is_kept: true, reason: '' });
  }

  private note(part: KeptPartName, reason: string): void {
    this.outcomes.set(part, { part, is_kept: false, reason });
  }

  private keep(part: KeptPartName, inputs: PartInputs, notices: readonly RunNotice[], value: string): void {
    const notices_json = JSON.stringify(notices);
    const inputs_json = canonicalJson(inputs);
    this.pending.set(part, { part, inputs_json, content_digest: digestOf(value), value, notices_json });
  }
}

/** Why what is stored is not what the inputs would give; '' where it is. */
export function whyNot(stored: KeptPart | undefined, inputs: PartInputs): string {
  if (stored === undefined) return FIRST_TIME;
  if (stored.inputs_json === canonicalJson(inputs)) return '';
  const before = JSON.parse(stored.inputs_json) as PartInputs;
  const names = [...new Set([...Object.keys(inputs), ...Object.keys(before)])];
  const changed = names.filter((name) => inputs[name] !== before[name]);
  return `changed: ${changed.join(', ')}`;
}

/** Maps, typed arrays and what is undefined come back as they were. */
function encoded(value: { readonly found: unknown }): string {
  return deflateRawSync(serialize(value), FAST).toString('base64');
}

function decoded({ value, content_digest }: KeptPart): { readonly found: unknown } | undefined {
  if (digestOf(value) !== content_digest) return undefined;
  return deserialize(inflateRawSync(Buffer.from(value, 'base64'))) as { readonly found: unknown };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
