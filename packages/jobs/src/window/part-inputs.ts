/** What each part of a run is computed from, as a digest of each thing: parts of the same input are the same. */
import { createHash } from 'node:crypto';
import type { AnalysisSettings } from '@analytics/analyzers';
import { canonicalJson } from '@analytics/domain';
import { entityRefusals, type CoreContents, type KeptPartName } from '@analytics/storage';
import { codeDigest } from './code-digest.ts';
import type { OpenWindow } from './open-window.ts';
import { unlessDamaged } from './unless-damaged.ts';

/** A digest by the name of the thing, as a reader is told of it. */
export type PartInputs = Readonly<Record<string, string>>;

/** Parts of the settings that each part reads, and those that what it is built on reads. */
const SETTINGS_OF_PART = {
  features: ['labels', 'features', 'trace'],
  patterns: ['labels', 'features', 'structural'],
  schemes: ['labels', 'features', 'trace', 'structural', 'typologies', 'alerts'],
  entities: ['labels', 'features', 'trace', 'structural', 'typologies', 'alerts', 'entities'],
  traces: ['labels', 'features', 'trace', 'structural', 'typologies', 'alerts', 'evidence'],
} as const satisfies Record<KeptPartName, readonly (keyof AnalysisSettings)[]>;

/** What a part is computed from; or, where nobody can say, why. */
export type KnownInputs = { readonly inputs: PartInputs } | { readonly inputs?: never; readonly unknown: string };

/** A typology of a user may ask for anything; and what cannot be read whole has no digest. */
export async function inputsOf(opened: OpenWindow, part: KeptPartName): Promise<KnownInputs> {
  const reads_anything = opened.user_typologies.usable.length > 0 && part !== 'features' && part !== 'patterns';
  if (reads_anything) return { unknown: 'typologies of users read what has no digest' };
  const inputs = await unlessDamaged(() => readInputs(opened, part));
  return inputs === undefined ? { unknown: 'what it is computed from cannot be read whole' } : { inputs };
}

async function readInputs(opened: OpenWindow, part: KeptPartName): Promise<PartInputs> {
  const own = { ...coreInputs(await opened.coreContents()), ...settingsInputs(opened.settings, part) };
  if (part === 'features' || part === 'patterns') return own;
  const judged = { ...own, ...(await judgingInputs(opened)) };
  if (part !== 'entities') return judged;
  return { ...judged, 'refused links': digestOf(await entityRefusals(opened.database)) };
}

function coreInputs(core: CoreContents): PartInputs {
  return {
    code: codeDigest(),
    engine: core.engine,
    'transfers of the window': core.window_transfers,
    'transfers before the window': core.earlier_transfers,
    'transfers of value zero': core.zero_value_transfers,
    assets: core.assets,
    labels: core.labels,
    'history of labels': core.label_history,
    prices: core.prices,
  };
}

function settingsInputs(settings: AnalysisSettings, part: KeptPartName): PartInputs {
  return Object.fromEntries(SETTINGS_OF_PART[part].map((name) => [`settings of ${name}`, digestOf(settings[name])]));
}

/** Beside transfers: the features that the schemes are found in, what chance shows, and what decisions taught. */
async function judgingInputs(opened: OpenWindow): Promise<PartInputs> {
  const { content_digest } = await opened.featuresContents();
  const { shuffled } = await opened.calibration();
  return {
    features: content_digest,
    chance: digestOf(shuffled),
    decisions: digestOf((await opened.learned()) ?? null),
  };
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
