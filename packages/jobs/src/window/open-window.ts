/**
 * A window of a network as it is looked at: columns, patterns, schemes, explanations, each read or found when it is
 * first asked for and kept.
 */
import {
  indexTransfers,
  namedNodes,
  type AnalysisSettings,
  type DetectionInput,
  type FoundEntities,
  type Learned,
  type NamedNodes,
  type TransferIndex,
  type TypologyDetection,
  type TypologyInput,
  type WindowSchemes,
} from '@analytics/analyzers';
import { canonicalJson, once, type NetworkName, type Pattern, type RunNotice, type Window } from '@analytics/domain';
import {
  clearWork,
  coreFingerprint,
  featuresTableOf,
  loadWindow,
  prepareWindow,
  transactionColumn,
  windowFacts,
  type Database,
  type FeaturesTable,
  type WindowData,
  type WindowFacts,
} from '@analytics/storage';
import { calibrate, type Calibration } from './calibrate.ts';
import { detectPatterns } from './detect-patterns.ts';
import { detectSchemes } from './detect-schemes.ts';
import { detectionInputOf } from './detection-input.ts';
import { findWindowEntities } from './find-entities.ts';
import { explainerOf, type Explainer } from './explainer.ts';
import { learnedOf } from './learned.ts';
import { traceInputOf, type NamedTraceInput } from './trace-input.ts';
import { typologyInputOf } from './typology-input.ts';
import { detectUserTypologies, findUserTypology, type UserFindings } from './user-typologies/detect-user-typologies.ts';
import { NO_USER_TYPOLOGIES, type UserTypologies, type UserTypology } from './user-typologies/read-user-typologies.ts';

export interface WindowRequest {
  readonly network: NetworkName;
  readonly window: Window;
  readonly settings: AnalysisSettings;
  readonly threads: number;
  /** Typologies that the user added; none where there are none. */
  readonly user_typologies?: UserTypologies | undefined;
  /** Makes and keeps shuffled copies where no calibration fits; absent: the window only looks for one. */
  readonly calibrates?:
    | {
        readonly code_version: string;
        readonly now_ms: () => number;
        /** Also where one fits. */
        readonly is_anew?: boolean;
      }
    | undefined;
  /** Ends the worker threads; the database's owner cancels its statements. */
  readonly signal: AbortSignal;
}

/** Who hears of the work while it goes on. */
export interface WindowListener {
  /** How far the work of the moment is (0 to 1), and what is being done. */
  readonly report: (share: number, activity: string) => void;
  /** What the reader of the results must know: what was capped, skipped or assumed. */
  readonly notify: (notice: RunNotice) => void;
}

const NOBODY: WindowListener = { report: () => undefined, notify: () => undefined };

/**
 * Reads the core tables and tables of work of the window, publishes nothing and knows no run. What fails is tried again
 * when it is asked for again.
 */
export class OpenWindow {
  readonly database: Database;
  readonly network: NetworkName;
  readonly window: Window;
  readonly settings: AnalysisSettings;
  readonly threads: number;
  readonly user_typologies: UserTypologies;
  readonly calibrates: WindowRequest['calibrates'];
  readonly signal: AbortSignal;
  readonly listener: WindowListener;

  /** Another wherever something else is stored; read before the columns. */
  readonly coreState: () => Promise<string>;
  /** What the core tables hold of the window. */
  readonly facts: () => Promise<WindowFacts>;
  readonly data: () => Promise<WindowData>;
  /** Who sent and who received which transfers. */
  readonly index: () => Promise<TransferIndex>;
  /** Who is nobody, and which contract an asset is, by their addresses. */
  readonly named: () => Promise<NamedNodes>;
  /** Which transfers are of one transaction: one entry a transfer. */
  readonly transactions: () => Promise<Uint32Array>;
  /** The columns as detectors take them. */
  readonly detectionInput: () => Promise<DetectionInput>;
  readonly patterns: () => Promise<readonly Pattern[]>;
  /**
   * The table that holds the window's features: those that a run of it has staged, else the published ones. Throws
   * SLICE_NOT_FOUND.
   */
  readonly featuresTable: () => Promise<FeaturesTable>;
  /** What the chapters read. Throws SLICE_NOT_FOUND without features. */
  readonly typologyInput: () => Promise<TypologyInput>;
  /** How much of what is found chance alone shows. Throws SLICE_NOT_FOUND without features. */
  readonly calibration: () => Promise<Calibration>;
  /** What decisions about the network's alerts taught; undefined without any, or where nothing is to be learnt. */
  readonly learned: () => Promise<Learned | undefined>;
  /** Of the typologies that users added. */
  readonly userDetections: () => Promise<readonly TypologyDetection[]>;
  /** What a trace reads. */
  readonly traceInput: () => Promise<NamedTraceInput>;
  /** Throws SLICE_NOT_FOUND without features. */
  readonly schemes: () => Promise<WindowSchemes>;
  /** Who is controlled by one hand. Throws SLICE_NOT_FOUND without features. */
  readonly entities: () => Promise<FoundEntities>;
  /** Everything that explaining an address takes. Throws SLICE_NOT_FOUND without features. */
  readonly explainer: () => Promise<Explainer>;

  constructor(database: Database, request: WindowRequest, listener: WindowListener = NOBODY, base?: OpenWindow) {
    this.database = database;
    this.network = request.network;
    this.window = request.window;
    this.settings = request.settings;
    this.threads = request.threads;
    this.user_typologies = request.user_typologies ?? NO_USER_TYPOLOGIES;
    this.calibrates = request.calibrates;
    this.signal = request.signal;
    this.listener = listener;
    /** What the base has already, where it was made from the same parts of the settings. */
    const shared = (...parts: (keyof AnalysisSettings)[]): OpenWindow | undefined =>
      parts.every((part) => canonicalJson(base?.settings[part]) === canonicalJson(this.settings[part]))
        ? base
        : undefined;
    this.coreState = base?.coreState ?? once(() => coreFingerprint(database, this.window));
    this.facts = base?.facts ?? once(() => windowFacts(database, this.window));
    this.data = shared('labels')?.data ?? once(() => this.read());
    this.index = shared('labels')?.index ?? once(() => this.indexed());
    this.named = shared('labels')?.named ?? once(() => this.nodesByName());
    this.transactions = shared('labels')?.transactions ?? once(() => this.readTransactions());
    this.detectionInput = shared('labels', 'features')?.detectionInput ?? once(() => detectionInputOf(this));
    this.patterns = shared('labels', 'features', 'structural')?.patterns ?? once(() => detectPatterns(this));
    this.featuresTable = base?.featuresTable ?? once(() => this.findFeatures());
    // No setting changes what the query of a user finds.
    this.userDetections = base?.userDetections ?? once(() => detectUserTypologies(this));
    this.typologyInput = once(() => typologyInputOf(this));
    // What changed settings would change is seen against the same chance: copies of their own would take longer than
    // the answer is worth.
    this.calibration = base?.calibration ?? once(() => calibrate(this));
    this.learned = shared('alerts')?.learned ?? once(() => learnedOf(this));
    this.traceInput = base?.traceInput ?? once(() => traceInputOf(this));
    this.schemes = once(() => detectSchemes(this));
    this.entities = once(() => findWindowEntities(this));
    this.explainer = once(() => explainerOf(this));
  }

  /** The same window under other settings; what they do not touch is shared. */
  under(settings: AnalysisSettings): OpenWindow {
    const { network, window, threads, user_typologies, calibrates, signal } = this;
    const request = { network, window, settings, threads, user_typologies, calibrates, signal };
    return new OpenWindow(this.database, request, this.listener, this);
  }

  /** What a typology that a user wrote finds, and which rows of its query a run leaves out. Throws TYPOLOGY_INVALID. */
  async findUserTypology(typology: UserTypology): Promise<UserFindings> {
    return await findUserTypology(this, typology);
  }

  /** Empties the tables of work. What was given stays usable. */
  async close(): Promise<void> {
    await clearWork(this.database, this.window);
  }

  private async findFeatures(): Promise<FeaturesTable> {
    const { addresses } = await this.data();
    return await featuresTableOf(this.database, this.window, addresses.length);
  }

  private async indexed(): Promise<TransferIndex> {
    const { transfers, addresses } = await this.data();
    return indexTransfers(transfers, addresses.length);
  }

  private async nodesByName(): Promise<NamedNodes> {
    const { addresses, assets } = await this.data();
    return namedNodes(addresses.addresses, assets);
  }

  /** The window is prepared before. */
  private async readTransactions(): Promise<Uint32Array> {
    await this.data();
    return await transactionColumn(this.database, this.window);
  }

  private async read(): Promise<WindowData> {
    await this.coreState();
    await prepareWindow(this.database, this.window);
    return await loadWindow(this.database, this.window, this.network, this.settings.labels);
  }
}
