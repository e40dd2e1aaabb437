/**
 * Questions about a published slice that need its window read again: why an address was not named, and what a changed
 * parameter would change. The detectors run in the workers that a run uses; one question is answered at a time, others
 * wait.
 */
import {
  CHAPTERS,
  layeredSettings,
  resolveSettings,
  typologyNames,
  typologySettingsSchema,
  type AnalysisSettings,
} from '@analytics/analyzers';
import {
  AnalyticsError,
  FATF_CATEGORIES,
  canonicalJson,
  explainSettings,
  settingsOf,
  type ChapterExplanation,
  type NetworkName,
  type SavedSettingRow,
  type SettingChange,
  type SettingExplanation,
  type SettingsPreview,
  type Window,
} from '@analytics/domain';
import {
  coreFingerprint,
  migrate,
  publishedState,
  saveSettings,
  savedSettings,
  sliceName,
  type Database,
} from '@analytics/storage';
import { askWindow, type WindowQuestion } from './ask-window.ts';
import { KeptForAWhile } from './kept-for-a-while.ts';
import { KeptWindows, type KeptWindow } from './kept-windows.ts';
import { previewSettings } from './preview-settings.ts';
import { questionTurns } from './question-turns.ts';
import type { UserTypologies } from '../window/user-typologies/read-user-typologies.ts';
import type { Explainer } from '../window/explainer.ts';
import { keepTrace } from './keep-trace.ts';
import type { TraceQuestion } from './trace-question.ts';
import { traceWindow, type TraceableWindow, type WindowTrace } from './trace-window.ts';
import { verifySlice, type SliceVerification } from './verify-slice.ts';

export interface AnalysisSite {
  /** A handle of the question's own, which is closed after it: cancelling it then touches no run and no reader. */
  readonly openNetwork: (network: NetworkName) => Promise<Database>;
  /** Settings as a file gave them, `networks` included, and where they come from. */
  readonly configured: unknown;
  readonly configured_origin: string;
  readonly userTypologies: () => Promise<UserTypologies>;
  readonly threads: number;
  /** Epoch milliseconds. */
  readonly now_ms: () => number;
  /** Of the queue whose tasks work in the same tables. */
  readonly holdSlice?: WindowQuestion['holdSlice'];
}

export interface TypologyParameter extends SettingExplanation {
  /** What a run would read now, and what it would read without what was saved. */
  readonly value: unknown;
  readonly configured: unknown;
  readonly is_saved: boolean;
}

export interface TypologyEntry {
  readonly typology_type: string;
  /** '' for a group of settings that is no typology of its own, such as sequences. */
  readonly fatf_category: string;
  readonly innocent_reading: string;
  readonly parameters: readonly TypologyParameter[];
}

export interface SliceAnalyses {
  /** Throws ADDRESS_NOT_FOUND, EMPTY_WINDOW, RUN_UNDER_WAY, SERVICE_BUSY. */
  explain(network: NetworkName, window: Window, address: string, signal: AbortSignal): Promise<ChapterExplanation[]>;
  /**
   * Keeps what it answers, unless `asked_by` is undefined. Throws ADDRESS_NOT_FOUND, TRANSFER_NOT_FOUND, EMPTY_WINDOW,
   * RUN_UNDER_WAY, WINDOW_CHANGED, SERVICE_BUSY.
   */
  trace(
    network: NetworkName,
    window: Window,
    question: TraceQuestion,
    asked_by: string | undefined,
    signal: AbortSignal,
  ): Promise<WindowTrace & { readonly trace_id: string | undefined }>;
  /** Without `id` all of the slice. Throws what verifySlice throws, SERVICE_BUSY. */
  verify(network: NetworkName, window: Window, id: string | undefined, signal: AbortSignal): Promise<SliceVerification>;
  typologies(network: NetworkName): Promise<TypologyEntry[]>;
  /** What an alert of a network may be called: our typologies, the sequences of its settings and what users added. */
  typologyNames(network: NetworkName): Promise<string[]>;
  /** Throws INVALID_SETTING, EMPTY_WINDOW, RUN_UNDER_WAY, SERVICE_BUSY. */
  preview(
    network: NetworkName,
    window: Window,
    changes: readonly SettingChange[],
    signal: AbortSignal,
  ): Promise<SettingsPreview>;
  /** What the next run reads. Throws INVALID_SETTING and saves nothing where a change is unknown or out of range. */
  save(
    network: NetworkName,
    changes: readonly SettingChange[],
    said: { readonly reason: string; readonly saved_by: string },
  ): Promise<SavedSettingRow[]>;
}

/**
 * An analyst asks about one address after another. What is kept is a window's columns: they go when the questions end.
 */
const EXPLAINER_KEPT_MS = 5 * 60_000;
/** More do not wait: each holds a window's columns while it is answered. */
const MAX_WAITING = 8;
const MAX_WAITING_PER_CLIENT = 4;
const PARAMETERS = explainSettings(typologySettingsSchema, 'typologies');

export function createSliceAnalyses(site: AnalysisSite): SliceAnalyses {
  const inTurn = questionTurns(MAX_WAITING, MAX_WAITING_PER_CLIENT);
  const explainers = new KeptForAWhile<Explainer>(EXPLAINER_KEPT_MS);
  const windows = new KeptWindows();

  const withNetwork = async <T>(network: NetworkName, work: (database: Database) => Promise<T>): Promise<T> => {
    const database = await site.openNetwork(network);
    try {
      await migrate(database, network);
      return await work(database);
    } finally {
      await database.close();
    }
  };

  const settingsUnder = (network: NetworkName, changes: readonly SettingChange[]): AnalysisSettings =>
    resolveSettings(
      layeredSettings(site.configured, network, [settingsOf(changes)]),
      network,
      `${site.configured_origin}, with what was saved`,
    );

  /** In its turn, with a handle of its own; `saved` are the settings that the question is asked under. */
  const ask = async <T>(
    network: NetworkName,
    window: Window,
    signal: AbortSignal,
    answer: (database: Database, question: WindowQuestion, saved: readonly SettingChange[]) => Promise<T>,
  ): Promise<T> =>
    await inTurn(signal, () =>
      withNetwork(network, async (database) => {
        const saved = await savedSettings(database);
        const settings = settingsUnder(network, saved);
        const user_typologies = await site.userTypologies();
        const { threads, holdSlice } = site;
        return await answer(
          database,
          { network, window, settings, user_typologies, threads, signal, holdSlice },
          saved,
        );
      }),
    );

  /** The window as it is stored now: what is kept of it, or opened. */
  const traceable = async (database: Database, asked: WindowQuestion): Promise<TraceableWindow> => {
    const { network, window, settings, signal } = asked;
    const slice = `${database.name}/${sliceName(window)}`;
    const state = await stateOf(database, asked);
    const read = async (): Promise<KeptWindow> =>
      await askWindow(database, asked, site.now_ms, async (opened) => ({
        input: await opened.traceInput(),
        core_state: await opened.coreState(),
      }));
    const kept = windows.get(slice, state) ?? windows.keep(slice, state, await read(), settings.trace);
    const { input, core_state, thread } = kept;
    const given = { coreState: () => Promise.resolve(core_state), traceInput: () => Promise.resolve(input) };
    return { database, network, window, settings, signal, thread, ...given };
  };

  /** Once more where something was stored while it was traced. */
  const traceStored = async (database: Database, asked: WindowQuestion, question: TraceQuestion) => {
    const trace = async () => {
      const opened = await traceable(database, asked);
      return { opened, traced: await traceWindow(opened, question) };
    };
    try {
      return await trace();
    } catch (error) {
      if (!(error instanceof AnalyticsError) || error.code !== 'WINDOW_CHANGED') throw error;
      return await trace();
    }
  };

  return {
    explain: async (network, window, address, signal) =>
      await ask(network, window, signal, async (database, question) => {
        const state = await stateOf(database, question);
        const explain = await explainers.get(state, () =>
          askWindow(database, question, site.now_ms, (opened) => opened.explainer()),
        );
        return await explain(address, signal);
      }),
    trace: async (network, window, question, asked_by, signal) =>
      await ask(network, window, signal, async (database, asked) => {
        const { opened, traced } = await traceStored(database, asked, question);
        if (asked_by === undefined) return { ...traced, trace_id: undefined };
        const asked_now = { asked_by, now_ms: site.now_ms() };
        return { ...traced, trace_id: await keepTrace(opened, question, traced.answer, asked_now) };
      }),
    verify: async (network, window, id, signal) =>
      await ask(network, window, signal, (database, question) => verifySlice(database, question, id, site.now_ms)),
    typologies: async (network) =>
      await withNetwork(network, async (database) => {
        const saved = await savedSettings(database);
        return entriesOf(settingsUnder(network, saved), settingsUnder(network, []), saved);
      }),
    typologyNames: async (network) =>
      await withNetwork(network, async (database) => {
        const { typologies } = settingsUnder(network, await savedSettings(database));
        return typologyNames(typologies, (await site.userTypologies()).usable);
      }),
    preview: async (network, window, changes, signal) => {
      requireParameters(changes);
      return await ask(network, window, signal, async (database, question, saved) => {
        const changed = settingsUnder(network, [...saved, ...changes]);
        return await askWindow(database, question, site.now_ms, (opened) => previewSettings(opened, changed));
      });
    },
    save: async (network, changes, said) => {
      requireParameters(changes);
      return await withNetwork(network, async (database) => {
        settingsUnder(network, [...(await savedSettings(database)), ...changes]);
        return await saveSettings(database, changes, said, site.now_ms());
      });
    },
  };
}

/** Differs wherever something that an explanation or a trace reads does. */
async function stateOf(database: Database, { window, settings, user_typologies }: WindowQuestion): Promise<string> {
  const read = [await coreFingerprint(database, window), (await publishedState(database, window)) ?? ''];
  const { processing_date, window_days } = window;
  return canonicalJson([database.name, processing_date, window_days, read, settings, user_typologies?.usable ?? []]);
}

/** Throws INVALID_SETTING for what is no parameter of a typology. */
function requireParameters(changes: readonly SettingChange[]): void {
  const unknown = changes.find(({ path }) => !PARAMETERS.some((parameter) => parameter.path === path));
  if (unknown === undefined) return;
  throw new AnalyticsError(
    'INVALID_SETTING',
    `Expected a parameter of a typology, found ${JSON.stringify(unknown.path)}.`,
  );
}

function entriesOf(
  current: AnalysisSettings,
  configured: AnalysisSettings,
  saved: readonly SettingChange[],
): TypologyEntry[] {
  const groups = [...new Set(PARAMETERS.map(({ path }) => path.split('.')[1] ?? ''))];
  return groups.map((typology_type) => {
    const chapter = CHAPTERS.find((one) => one.typology_type === typology_type);
    return {
      typology_type,
      fatf_category: chapter === undefined ? '' : FATF_CATEGORIES[chapter.fatf_category],
      innocent_reading: chapter?.innocent_reading ?? '',
      parameters: PARAMETERS.filter(({ path }) => path.startsWith(`typologies.${typology_type}.`)).map((parameter) => ({
        ...parameter,
        value: valueAt(current, parameter.path),
        configured: valueAt(configured, parameter.path),
        is_saved: saved.some(({ path }) => path === parameter.path),
      })),
    };
  });
}

function valueAt(settings: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], settings);
}
