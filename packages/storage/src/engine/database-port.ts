/**
 * A database used from another thread: one thread holds the engine, the other asks it through a message port. The
 * engine must be used from one thread of a process only; what is costly beside it (parsing rows, decoding and encoding
 * columns) happens in the thread that asks.
 */
import type { MessagePort } from 'node:worker_threads';
import { AnalyticsError, Moved, ThreadCalls, type DatabaseName } from '@analytics/domain';
import type { Table } from '@uwdata/flechette';
import { arrowBytes, doingOf, tableOfChunks, type ClientDatabase } from './client-database.ts';
import type { ChangedPart, Database, ExportFormat, FilledColumn, Parameters, SourceFile } from './database.ts';
import { translateEngineError } from './engine-errors.ts';

/** The methods that are asked through the port as they are. */
const ASKED = [
  'version',
  'command',
  'rowTexts',
  'insertArrowBytes',
  'stageFile',
  'exportToFile',
  'releaseMemory',
  'cancelAll',
] as const;
type Asked = (typeof ASKED)[number] | 'chunks' | 'close';

/** Answers what comes through the port until the database is closed through it. */
export function serveDatabase(port: MessagePort, database: ClientDatabase): void {
  const methods = ASKED.map((method) => {
    const call = database[method].bind(database) as (...parameters: unknown[]) => Promise<unknown>;
    return [method, call] as const;
  });
  const answerers = {
    ...Object.fromEntries(methods),
    chunks: async (query: string, parameters: Parameters, format: 'JSONEachRow' | 'ArrowStream') => {
      const chunks = (await database.chunks(query, parameters, format)).map((chunk) => new Uint8Array(chunk));
      return new Moved(
        chunks,
        chunks.map((chunk) => chunk.buffer),
      );
    },
    close: () => database.close(),
    changed: (part: ChangedPart) => {
      database.noteChange(part);
    },
  };
  new ThreadCalls(port, answerers, (error) => translateEngineError(error, 'answer another thread', 'INTERNAL'));
}

/** The asking end, which closes the port. Errors keep their code and message. */
export class PortDatabase implements Database {
  readonly kind: Database['kind'];
  readonly name: DatabaseName;
  readonly cluster: string | undefined;
  private readonly port: MessagePort;
  private readonly calls: ThreadCalls;
  private readonly counts = { results: 0, runs: 0, decisions: 0, watches: 0, case_work: 0, people: 0 };

  constructor(port: MessagePort, served: Pick<Database, 'kind' | 'name' | 'cluster'>) {
    this.port = port;
    this.kind = served.kind;
    this.name = served.name;
    this.cluster = served.cluster;
    this.calls = new ThreadCalls(port);
    port.on('close', () => {
      const message = 'Expected the thread that holds the engine to answer, found it gone.';
      this.calls.fail(new AnalyticsError('INTERNAL', message));
    });
  }

  private async ask(
    method: Asked,
    parameters: readonly unknown[],
    moved: readonly ArrayBuffer[] = [],
  ): Promise<unknown> {
    return await this.calls.ask(method, parameters, moved);
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

  async stageFile(table: string, file: SourceFile, columns: readonly FilledColumn[]): Promise<void> {
    await this.ask('stageFile', [table, file, columns]);
  }

  async exportToFile(query: string, parameters: Parameters, format: ExportFormat, path: string): Promise<void> {
    await this.ask('exportToFile', [query, parameters, format, path]);
  }

  noteChange(part: ChangedPart): void {
    this.counts[part] += 1;
    this.calls.note('changed', [part]);
  }

  /** Of this handle only: nothing is kept in memory in the thread that works. */
  changeCount(part: ChangedPart): number {
    return this.counts[part];
  }

  async releaseMemory(): Promise<void> {
    await this.ask('releaseMemory', []);
  }

  async cancelAll(): Promise<void> {
    await this.ask('cancelAll', []);
  }

  async close(): Promise<void> {
    await this.ask('close', []);
    this.port.close();
  }
}
