/** A window looked at again without a run: what it would find under other settings, and why an address was or was not named. Publishes nothing. */
import type { AnalysisSettings, ChapterExplanation, WindowSchemes } from '@analytics/analyzers';
import {
  AnalyticsError,
  canonicalJson,
  type NetworkName,
  type Pattern,
  type RunNotice,
  type TransferColumns,
  type Window,
} from '@analytics/domain';
import {
  featuresTableOf,
  loadWindow,
  prepareWindow,
  windowFacts,
  type Database,
  type UserRow,
} from '@analytics/storage';
import { detectPatterns } from './detect-patterns.ts';
import { detectSchemes, typologyInputOf } from './detect-schemes.ts';
import { detectionInputOf } from './detection-input.ts';
import type { RunContext } from './run-context.ts';
import type { WorkerInput } from './workers/analysis-worker.ts';
import { runInPool } from './workers/run-in-pool.ts';
import { detectUserTypologies, userRows } from './user-typologies/detect-user-typologies.ts';
import { NO_USER_TYPOLOGIES, type UserTypologies, type UserTypology } from './user-typologies/read-user-typologies.ts';

export interface AnalysisRequest {
  readonly network: NetworkName;
  readonly window: Window;
  readonly settings: AnalysisSettings;
  readonly threads: number;
  readonly user_typologies?: UserTypologies | undefined;
  readonly signal: AbortSignal;
}

export interface WindowAnalysis {
  readonly addresses: readonly string[];
  readonly transfers: TransferColumns;
  /** Under the request's settings, or under others; patterns are found once for each different part of the settings that they read. */
  readonly schemes: (settings?: AnalysisSettings) => Promise<WindowSchemes>;
  /** Throws ADDRESS_NOT_FOUND. */
  readonly explain: (address: string) => Promise<ChapterExplanation[]>;
  /** What the query of a typology that a user wrote returns. Throws TYPOLOGY_INVALID. */
  readonly userRows: (typology: UserTypology) => Promise<UserRow[]>;
  readonly notices: readonly RunNotice[];
}

/** Reads a window that is loaded and whose features are published. Throws EMPTY_WINDOW, SLICE_NOT_FOUND. */
export async function analyseWindow(database: Database, request: AnalysisRequest): Promise<WindowAnalysis> {
  const { window, network } = request;
  const facts = await windowFacts(database, window);
  if (facts.transfer_count - facts.self_transfer_count === 0) {
    throw new AnalyticsError(
      'EMPTY_WINDOW',
      `Expected transfers in ${window.processing_date}/${window.window_days}, found none.`,
    );
  }
  await prepareWindow(database, window);
  const data = await loadWindow(database, window, network, request.settings.labels);
  const notices: RunNotice[] = [];
  const patternsUnder = new Map<string, () => Promise<readonly Pattern[]>>();
  const contextUnder = (settings: AnalysisSettings): RunContext => {
    const { labels, features, structural } = settings;
    const read = canonicalJson({ labels, features, structural });
    const patterns =
      patternsUnder.get(read) ?? once(async () => await detectPatterns(context, await detectionInputOf(context, data)));
    patternsUnder.set(read, patterns);
    const context: RunContext = {
      ...request,
      database,
      settings,
      user_typologies: request.user_typologies ?? NO_USER_TYPOLOGIES,
      steps: [],
      run_id: '',
      source: undefined,
      allow_empty: false,
      run_directory: '',
      version: 0,
      report: () => undefined,
      notify: (notice) => void notices.push(notice),
      timed: async (_name, part) => await part(),
      windowFacts: () => Promise.resolve(facts),
      windowData: () => Promise.resolve(data),
      windowPatterns: patterns,
      windowSchemes: once(async () => await schemesOf(context)),
      notices: () => notices,
    };
    return context;
  };
  const schemesOf = async (context: RunContext): Promise<WindowSchemes> =>
    await detectSchemes(
      context,
      data,
      await detectionInputOf(context, data),
      await detectUserTypologies(context, data),
    );
  const own = contextUnder(request.settings);
  return {
    addresses: data.addresses.addresses,
    transfers: data.transfers,
    schemes: async (settings) => await (settings === undefined ? own : contextUnder(settings)).windowSchemes(),
    explain: async (address) => {
      const node = data.addresses.addresses.indexOf(address);
      if (node < 0) {
        throw new AnalyticsError(
          'ADDRESS_NOT_FOUND',
          `Expected an address of ${window.processing_date}/${window.window_days}, found ${JSON.stringify(address)}.`,
        );
      }
      const input = await typologyInputOf(own, data, await detectionInputOf(own, data));
      const shared: WorkerInput = { kind: 'explanation', input, typologies: request.settings.typologies };
      const task = { name: 'explain', payload: node };
      return ((await runInPool({ ...own, threads: 1 }, shared, [task])) as [ChapterExplanation[]])[0];
    },
    userRows: async (typology) => {
      const features_table = await featuresTableOf(database, window, data.addresses.length);
      return await userRows(own, typology, { window, network, features_table });
    },
    notices,
  };
}

/** The same promise at every call. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
