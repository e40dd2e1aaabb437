/**
 * What each command does where an API has the data directory open: ask that API, do without the directory, or stop and
 * say what to do instead. The error and docs/commands.md say it from here.
 */
import { AnalyticsError } from '@analytics/domain';
import { serviceOf } from '@analytics/storage';
import type { Command } from 'commander';
import { parsePlace, type PlaceFlags } from '../place.ts';
import type { Shell } from '../shell.ts';

export type BesideService = 'asks the API' | 'does without the directory' | { readonly instead: string };

const STOP = { instead: 'Stop that process first: this command needs the directory to itself.' };
const ELSEWHERE = { instead: 'Give this command another --data-dir, or stop that process first.' };
const RUN = {
  instead: 'POST /api/v1/pipelines/run, or "Runs" on its page, loads, computes and publishes a slice there.',
};
const REVALUES = { instead: 'Stop that process first: transfers are valued anew.' };
const RUNS_ALREADY = { instead: 'That is the API: its page is at this address.' };
const WORKS_ALREADY = { instead: 'That API carries out tasks itself, and follows the schedule where NETWORK is set.' };

/** By the words of the command. */
export const BESIDE_SERVICE: Readonly<Record<string, BesideService>> = {
  run: RUN,
  ingest: RUN,
  features: RUN,
  patterns: RUN,
  'first-look': ELSEWHERE,
  backfill: { instead: 'POST /api/v1/pipelines/run takes a range of dates and runs each of them there.' },
  init: { instead: 'A run there (POST /api/v1/pipelines/run) makes the database of its network.' },
  status: 'asks the API',
  audit: 'asks the API',
  'audit trail': 'asks the API',
  'audit verify': 'asks the API',
  'audit export': 'asks the API',
  export: 'asks the API',
  'alerts list': 'asks the API',
  'alerts show': 'asks the API',
  'alerts graphml': 'asks the API',
  'alerts decide': 'asks the API',
  'alerts suppress': 'asks the API',
  'alerts suppressions': 'asks the API',
  'alerts unsuppress': 'asks the API',
  'alerts diff': 'asks the API',
  'filings list': 'asks the API',
  'filings show': 'asks the API',
  'filings draft': 'asks the API',
  'filings save': 'asks the API',
  'filings submit': 'asks the API',
  'filings approve': 'asks the API',
  'filings export': 'asks the API',
  'filings validate': 'asks the API',
  'cases list': 'asks the API',
  'cases show': 'asks the API',
  'cases assign': 'asks the API',
  'cases status': 'asks the API',
  'cases comment': 'asks the API',
  'cases attach': 'asks the API',
  'cases merge': 'asks the API',
  'cases separate': 'asks the API',
  'cases split': 'asks the API',
  'assets list': 'asks the API',
  'assets trust': REVALUES,
  'assets set-aside': REVALUES,
  'prices import': REVALUES,
  networks: 'asks the API',
  'networks remove': STOP,
  sql: 'asks the API',
  'labels import': {
    instead: 'POST /api/v1/labels/import, or "Labels" on its page, takes lists of up to 1 MiB there.',
  },
  'labels list': 'asks the API',
  'labels add': 'asks the API',
  'labels remove': 'asks the API',
  'labels history': 'asks the API',
  'watch add': 'asks the API',
  'watch import': 'asks the API',
  'watch list': 'asks the API',
  'watch remove': 'asks the API',
  'notifications channels': 'asks the API',
  'notifications add': 'asks the API',
  'notifications list': 'asks the API',
  'notifications remove': 'asks the API',
  'notifications test': 'asks the API',
  'notifications log': 'asks the API',
  'notifications retry': 'asks the API',
  roles: 'asks the API',
  entities: 'asks the API',
  'entities refuse': 'asks the API',
  'entities allow': 'asks the API',
  'learning show': 'asks the API',
  'learning reset': 'asks the API',
  calibrate: STOP,
  verify: 'asks the API',
  prune: STOP,
  explain: 'asks the API',
  trace: 'asks the API',
  path: 'asks the API',
  'typologies list': 'does without the directory',
  'typologies show': 'asks the API',
  // Checked without transfers then: an API runs no query that somebody sends it.
  'typologies test': 'does without the directory',
  'typologies preview': 'asks the API',
  simulate: 'does without the directory',
  evaluate: STOP,
  api: RUNS_ALREADY,
  'api-key': 'does without the directory',
  'users add': 'asks the API',
  'users list': 'asks the API',
  'users change': 'asks the API',
  'users remove': 'asks the API',
  'keys add': 'asks the API',
  'keys list': 'asks the API',
  'keys revoke': 'asks the API',
  config: 'does without the directory',
  doctor: 'does without the directory',
  backup: STOP,
  restore: ELSEWHERE,
  worker: WORKS_ALREADY,
  scheduler: WORKS_ALREADY,
  start: RUNS_ALREADY,
  completion: 'does without the directory',
  demo: ELSEWHERE,
};

/** The words of a command, without the program's. */
export function wordsOf(command: Command): string {
  const { parent } = command;
  const isFirst = parent === null || parent.parent === null;
  return isFirst ? command.name() : `${wordsOf(parent)} ${command.name()}`;
}

/** DATA_DIR_IN_USE of a command that cannot ask the API that has the directory open, with what to do instead. */
export async function withInstead(error: AnalyticsError, command: Command, shell: Shell): Promise<AnalyticsError> {
  const beside = BESIDE_SERVICE[wordsOf(command)];
  if (typeof beside !== 'object') return error;
  const { data_dir } = parsePlace(command.optsWithGlobals<PlaceFlags>(), shell);
  if ((await serviceOf(data_dir)) === undefined) return error;
  return new AnalyticsError(error.code, `${error.message} ${beside.instead}`, { cause: error });
}
