/**
 * A database used from another thread: one thread holds the engine, the other asks it through a message port. The engine must be used from one
 * thread of a process only; what is costly beside it (parsing rows, decoding and encoding columns) happens in the thread that asks.
 */
import type { MessagePort } from 'node:worker_threads';
import { AnalyticsError, type DatabaseName, type ErrorCode } from '@analytics/domain';
import type { Table } from '@uwdata/flechette';
import { arrowBytes, doingOf, tableOfChunks, type ClientDatabase } from './client-database.ts';
import type { ChangedPart, Database, ExportFormat, Parameters, StagedFormat } from './database.ts';
import { translateEngineError } from './engine-errors.ts';
import type { ParquetColumn } from './parquet-schema.ts';

/** What is asked, by the name of the method that answers. */
type Asked =
  | 'version'
  | 'command'
  | 'chunks'
  | 'rowTexts'
  | 'insertArrowBytes'
  | 'stageFile'
  | 'exportToFile'
  | 'cancelAll'
  | 'close';

interface Question {
  readonly id: number;
  readonly method: Asked;
  readonly parameters: readonly unknown[];
}

/** `noteChange` is told, not asked. */
type ToEngine = Question | { readonly changed: ChangedPart };

type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly code: ErrorCode; readonly message: string };

/** Answers what comes through the port until the database is closed through it. */
export function serveDatabase(port: MessagePort, database: ClientDatabase): void {
  const answer = async ({ id, method, parameters }: Question): Promise<void> => {
    try {
      const value: unknown = await (database[method] as (...given: unknown[]) => Promise<unknown>)(...parameters);
      const chunks = method === 'chunks' ? (value as Uint8Array[]).map((chunk) => new Uint8Array(chunk)) : undefined;
      port.postMessage({ id, value: chunks ?? value } satisfies Answer, chunks?.map((chunk) => chunk.buffer) ?? []);
    } catch (error) {
      const { code, message } = translateEngineError(error, 'answer another thread', 'INTERNAL');
      port.postMessage({ id, code, message } satisfies Answer);
    }
    if (method === 'close') port.close();
  };
  port.on('message', (message: ToEngine) => {
    if ('changed' in message) database.noteChange(message.changed);
    else void answer(message);
  });
}

/** The asking end. Errors keep their code and message. */
export class PortDatabase implements Database {
  readonly kind: Database['kind'];
  readonly name: DatabaseName;
  readonly cluster: string | undefined;
  private readonly port: MessagePort;
  private readonly waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  private readonly counts = { results: 0, runs: 0, decisions: 0 };
  private nextId = 0;

  constructor(port: MessagePort, served: Pick<Database, 'kind' | 'name' | 'cluster'>) {
    this.port = port;
    this.kind = served.kind;
    this.name = served.name;
    this.cluster = served.cluster;
    port.on('message', (answer: Answer) => {
      const asker = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if ('code' in answer) asker?.reject(new AnalyticsError(answer.code, answer.message));
      else asker?.resolve(answer.value);
    });
    port.on('close', () => {
      const message = 'Expected the thread that holds the engine to answer, found it gone.';
      for (const { reject } of this.waiting.values()) reject(new AnalyticsError('INTERNAL', message));
      this.waiting.clear();
    });
  }

  private async ask(
    method: Asked,
    parameters: readonly unknown[],
    moved: readonly ArrayBuffer[] = [],
  ): Promise<unknown> {
    return await new Promise<unknown>((resolve, reject) => {
      const id = this.nextId++;
      this.waiting.set(id, { resolve, reject });
      this.port.postMessage({ id, method, parameters } satisfies Question, moved);
    });
  }

  async version(): Promise<string> {
    return (await this.ask('version', [])) as string;
  }

  async command(statement: string, parameters: Parameters = {}): Promise<void> {
    await this.ask('command', [statement, parameters]);
  }

  async rows<Row>(query: string, parameters: Parameters = {}): Promise<Row[]> {
    const text = Buffer.concat(await this.chunks(query, parameters, 'JSONEachRow')).toString('utf8');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row);
  }

  async rowTexts(query: string, parameters: Parameters = {}): Promise<string[]> {
    return (await this.ask('rowTexts', [query, parameters])) as string[];
  }

  async arrow(query: string, parameters: Parameters = {}): Promise<Table> {
    return tableOfChunks(await this.chunks(query, parameters, 'ArrowStream'), doingOf(query));
  }

  private async chunks(query: string, parameters: Parameters, format: string): Promise<Uint8Array[]> {
    return (await this.ask('chunks', [query, parameters, format])) as Uint8Array[];
  }

  async insertArrow(table: string, columns: Table): Promise<void> {
    const [names, bytes] = arrowBytes(columns);
    const { buffer } = bytes;
    await this.ask('insertArrowBytes', [table, names, bytes], buffer instanceof ArrayBuffer ? [buffer] : []);
  }

  async stageFile(table: string, path: string, format: StagedFormat, columns: readonly ParquetColumn[]): Promise<void> {
    await this.ask('stageFile', [table, path, format, columns]);
  }

  async exportToFile(query: string, parameters: Parameters, format: ExportFormat, path: string): Promise<void> {
    await this.ask('exportToFile', [query, parameters, format, path]);
  }

  noteChange(part: ChangedPart): void {
    this.counts[part] += 1;
    this.port.postMessage({ changed: part } satisfies ToEngine);
  }

  /** Of this handle only: nothing is kept in memory in the thread that works. */
  changeCount(part: ChangedPart): number {
    return this.counts[part];
  }

  async cancelAll(): Promise<void> {
    await this.ask('cancelAll', []);
  }

  async close(): Promise<void> {
    await this.ask('close', []);
    this.port.close();
  }
}
