/** A window looked at again without a run: what it would find under other settings, and why an address was or was not named. Publishes nothing. */
import type { AnalysisSettings, TypologyDetection, TypologyInput, WindowSchemes } from '@analytics/analyzers';
import {
  AnalyticsError,
  canonicalJson,
  type ChapterExplanation,
  type NetworkName,
  type Pattern,
  type RunNotice,
  type TransferColumns,
  type Window,
} from '@analytics/domain';
import { loadWindow, prepareWindow, windowFacts, type Database } from '@analytics/storage';
import { detectPatterns } from './detect-patterns.ts';
import { detectSchemes, typologyInputOf } from './detect-schemes.ts';
import { detectionInputOf } from './detection-input.ts';
import type { RunContext } from '../run/run-context.ts';
import type { WorkerInput } from '../compute/analysis-worker.ts';
import { runInPool } from '../compute/run-in-pool.ts';
import {
  detectUserTypologies,
  findUserTypology,
  userQuerySlice,
  type UserFindings,
} from './user-typologies/detect-user-typologies.ts';
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
  /** Everything that explaining an address takes, read once. */
  readonly explainer: () => Promise<Explainer>;
  /** What a typology that a user wrote finds, and which rows of its query a run leaves out. Throws TYPOLOGY_INVALID. */
  readonly findUserTypology: (typology: UserTypology) => Promise<UserFindings>;
  readonly notices: readonly RunNotice[];
}

/**
 * Tells of one address what each typology measured: built-in ones, sequences and those that users added. Needs no database.
 * Throws ADDRESS_NOT_FOUND, RUN_CANCELLED.
 */
export type Explainer = (address: string, signal: AbortSignal) => Promise<ChapterExplanation[]>;

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
    await detectSchemes(context, data, await detectionInputOf(context, data), await userDetections());
  const own = contextUnder(request.settings);
  // No setting changes what a query of a user finds.
  const userDetections = once(async () => await detectUserTypologies(own, data));
  return {
    addresses: data.addresses.addresses,
    transfers: data.transfers,
    schemes: async (settings) => await (settings === undefined ? own : contextUnder(settings)).windowSchemes(),
    explainer: async () => {
      const input = await typologyInputOf(own, data, await detectionInputOf(own, data));
      return explainerOf(input, data.addresses.addresses, request, await userDetections());
    },
    findUserTypology: async (typology) => await findUserTypology(own, data, await userQuerySlice(own, data), typology),
    notices,
  };
}

function explainerOf(
  input: TypologyInput,
  addresses: readonly string[],
  { window, settings, user_typologies = NO_USER_TYPOLOGIES }: AnalysisRequest,
  detections: readonly TypologyDetection[],
): Explainer {
  const shared: WorkerInput = { kind: 'explanation', input, typologies: settings.typologies };
  return async (address, signal) => {
    const node = addresses.indexOf(address);
    if (node < 0) {
      throw new AnalyticsError(
        'ADDRESS_NOT_FOUND',
        `Expected an address of ${window.processing_date}/${window.window_days}, found ${JSON.stringify(address)}.`,
      );
    }
    const task = { name: 'explain', payload: node };
    const [chapters] = (await runInPool({ threads: 1, signal }, shared, [task])) as [ChapterExplanation[]];
    return withUserTypologies(chapters, user_typologies.usable, detections, node);
  };
}

/** Those of users say no condition that could nearly hold: a query finds an address or it does not. */
function withUserTypologies(
  chapters: readonly ChapterExplanation[],
  typologies: readonly UserTypology[],
  detections: readonly TypologyDetection[],
  node: number,
): ChapterExplanation[] {
  const own = typologies.map(({ typology_type }): ChapterExplanation => {
    const about = detections.filter((one) => one.typology_type === typology_type && one.cast.has(node));
    const is_subject = about.some(({ subject }) => subject === node);
    return { typology_type, outcome: about.length > 0 ? 'named' : 'none', is_subject, conditions: [] };
  });
  const [named, not] = [
    own.filter(({ outcome }) => outcome === 'named'),
    own.filter(({ outcome }) => outcome === 'none'),
  ];
  return [...named, ...chapters, ...not];
}

/** The same promise at every call. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
