/** A small network that is filled day by day, in a database of its own, and run with or without what can be kept. */
import { resolveSettings } from '@analytics/analyzers';
import { DAY_MS, RUN_STEPS, databaseOf, parseNetworkName, parseProcessingDate, windowOf } from '@analytics/domain';
import {
  RESULT_TABLES,
  auditPage,
  migrate,
  openDatabase,
  tableContents,
  type Database,
  type RunRecord,
} from '@analytics/storage';
import { runPipeline } from '../src/run/pipeline.ts';

const FIRST_DAY_MS = Date.parse('2025-03-01T00:00:00Z');
export const WINDOW_DAYS = 8;

export interface KeptWorld {
  readonly database: Database;
  /** Adds about fifty transfers to a day, counted from 1 March; another `draw` adds others. */
  readonly fillDay: (day: number, draw?: string) => Promise<void>;
  /** Takes away the later half of a day, as a chain does that is organised anew. */
  readonly cutDay: (day: number) => Promise<void>;
  /** Values the transfers of a day anew. */
  readonly revalueDay: (day: number, factor: number) => Promise<void>;
  readonly label: (address: string, address_type: string, risk_level: string) => Promise<void>;
  /** Runs the window that ends with a day. */
  readonly run: (day: number, attempt?: Attempt) => Promise<RunRecord>;
  /** What became of the parts of a run. */
  readonly partsOf: (run: RunRecord) => Promise<Record<string, string>>;
  /** The count and digest of every result table of the day's slice, by table. */
  readonly contents: (day: number) => Promise<Record<string, string>>;
  readonly close: () => Promise<void>;
}

export interface Attempt {
  readonly is_full?: boolean | undefined;
  /** Begun when the run has its features. */
  readonly meanwhile?: (() => Promise<void>) | undefined;
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
}

/** Copies judge it, though it is small. */
const SETTINGS = { detection: { copies: 1, min_transfers: 100, min_moved_ratio: 0 } };

/** Of a name that is new in the directory. */
export async function openKeptWorld(directory: string, name: string): Promise<KeptWorld> {
  const network = parseNetworkName(name);
  const database = await openDatabase({ name: databaseOf(network), data_dir: directory, threads: 2 });
  await migrate(database, network);
  let version = 1;
  const spanOf = (day: number): { start_ms: number; end_ms: number } => ({
    start_ms: FIRST_DAY_MS + day * DAY_MS,
    end_ms: FIRST_DAY_MS + (day + 1) * DAY_MS,
  });
  const dateOf = (day: number): string => new Date(spanOf(day).end_ms).toISOString().slice(0, 10);
  const sliceOf = (day: number): ReturnType<typeof windowOf> => windowOf(parseProcessingDate(dateOf(day)), WINDOW_DAYS);
  return {
    database,
    async fillDay(day, draw = '') {
      const { start_ms } = spanOf(day);
      const bound = { start_ms, day, draw, version: ++version };
      await database.command(
        `INSERT INTO core_transfers SELECT concat('t', toString({day:Int32}), {draw:String}, '-', toString(number)), '0', '0',
           toUInt32(1000 * ({day:Int32} + 100) + number), {start_ms:UInt64} + number * 1900000,
           concat('a', toString(cityHash64(number, {day:Int32}, {draw:String}, 'from') % 40)), concat('b', toString(cityHash64(number, {day:Int32}, {draw:String}, 'to') % 30)),
           'X', 'native', toDecimal128(1 + cityHash64(number, {day:Int32}, 'amount') % 5000, 18) AS amount, amount * 2, 0, {version:UInt64}
         FROM numbers(40)`,
        bound,
      );
      // A chain of four hands, and a round of three.
      await database.command(
        `INSERT INTO core_transfers SELECT concat('p', toString({day:Int32}), {draw:String}, '-', toString(number)), '0', '0',
           toUInt32(1000 * ({day:Int32} + 100) + 500 + number), {start_ms:UInt64} + (1 + number) * 7000000,
           concat(['s', 'h', 'h', 'h', 'r', 'r', 'r'][number + 1], toString({day:Int32}), ['', '1', '2', '3', '1', '2', '3'][number + 1]),
           concat(['h', 'h', 'h', 'h', 'r', 'r', 'r'][number + 1], toString({day:Int32}), ['1', '2', '3', '4', '2', '3', '1'][number + 1]),
           'X', 'native', toDecimal128(9000 - 50 * number, 18) AS amount, amount, 0, {version:UInt64}
         FROM numbers(7)`,
        bound,
      );
    },
    async cutDay(day) {
      const { start_ms, end_ms } = spanOf(day);
      await database.command(
        'ALTER TABLE core_transfers DELETE WHERE block_timestamp >= {from_ms:UInt64} AND block_timestamp < {end_ms:UInt64} SETTINGS mutations_sync = 2',
        { from_ms: start_ms + DAY_MS / 2, end_ms },
      );
    },
    async revalueDay(day, factor) {
      await database.command(
        `INSERT INTO core_transfers SELECT * REPLACE (amount_usd * toDecimal128({factor:String}, 2) AS amount_usd, {version:UInt64} AS _version)
         FROM core_transfers FINAL WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64}`,
        { ...spanOf(day), factor: factor.toFixed(2), version: ++version },
      );
    },
    async label(address, address_type, risk_level) {
      await database.command(
        `INSERT INTO core_address_labels SELECT {network:String}, '', {address:String}, 'name', {address_type:String}, '', 'verified', 'test', {risk_level:String}, 1, 1, 1, {version:UInt64}`,
        { network, address, address_type, risk_level, version: ++version },
      );
    },
    async run(day, { is_full = false, settings = {}, meanwhile } = {}) {
      let begun: Promise<void> | undefined;
      const run = await runPipeline(
        database,
        {
          network,
          window: sliceOf(day),
          settings: resolveSettings({ ...SETTINGS, ...settings }, network, 'test'),
          threads: 2,
          allow_empty: true,
          is_full,
          steps: RUN_STEPS.filter((step) => step !== 'ingest'),
          data_dir: directory,
          code_version: 'test',
        },
        {
          signal: new AbortController().signal,
          now_ms: () => Date.now(),
          onEvent: (event) => {
            if (event.kind === 'step_ended' && event.step === 'features') begun = meanwhile?.();
          },
        },
      );
      await begun;
      return run;
    },
    async partsOf({ run_id }) {
      const any = { window_days: 0, processing_date: '', row_limit: 100, row_offset: 0 };
      const rows = await auditPage(database, { ...any, run_id });
      const details = rows.map(({ details_json }) => JSON.parse(details_json) as { kept?: Record<string, string> });
      return Object.assign({}, ...details.map(({ kept }) => kept ?? {})) as Record<string, string>;
    },
    async contents(day) {
      const contents: [string, string][] = [];
      for (const table of RESULT_TABLES) {
        const { row_count, content_digest } = await tableContents(database, table, sliceOf(day), 'published');
        contents.push([table, `${row_count}/${content_digest}`]);
      }
      return Object.fromEntries(contents);
    },
    close: () => database.close(),
  };
}
