/** Every chapter of the catalogue, in its order, each bound to its part of the settings. */
import type { Drawing } from '@analytics/domain';
import { addressPoisoning } from './address-poisoning/detect.ts';
import { affiliateSplit } from './affiliate-split/detect.ts';
import { bipartiteLayering, stackedLayering } from './bipartite-layering/detect.ts';
import type { Candidate, Chapter } from './chapter.ts';
import { collection } from './collection/detect.ts';
import type { TypologyContext } from './context.ts';
import { dispersion } from './dispersion/detect.ts';
import { dormantActivation } from './dormant-activation/detect.ts';
import { exposure } from './exposure/detect.ts';
import { gatherScatter } from './gather-scatter/detect.ts';
import { layering } from './layering/detect.ts';
import { mixing } from './mixing/detect.ts';
import { nestedService } from './nested-service/detect.ts';
import { peelChain } from './peel-chain/detect.ts';
import { ponziScheme } from './ponzi-scheme/detect.ts';
import { rapidMovement } from './rapid-movement/detect.ts';
import { roundTripping } from './round-tripping/detect.ts';
import { rugPull } from './rug-pull/detect.ts';
import { scatterGather } from './scatter-gather/detect.ts';
import type { TypologySettings } from './settings.ts';
import { smurfing } from './smurfing/detect.ts';
import { structuring } from './structuring/detect.ts';
import { sybilNetwork } from './sybil-network/detect.ts';
import { temporalBurst } from './temporal-burst/detect.ts';
import { unregisteredService } from './unregistered-service/detect.ts';
import { walletDrainer } from './wallet-drainer/detect.ts';
import { washTrading } from './wash-trading/detect.ts';

/** A chapter whose parameters are taken from the settings. */
export interface BoundChapter extends Omit<Chapter, 'candidates'> {
  readonly parametersOf: (settings: TypologySettings) => unknown;
  readonly candidates: (context: TypologyContext, settings: TypologySettings) => Iterable<Candidate>;
}

function bound<P>(chapter: Chapter<P>, parametersOf: (settings: TypologySettings) => P): BoundChapter {
  return {
    ...chapter,
    parametersOf,
    candidates: (context, settings) => chapter.candidates(context, parametersOf(settings)),
  };
}

export const CHAPTERS: readonly BoundChapter[] = [
  bound(roundTripping, (settings) => settings.round_tripping),
  bound(layering, (settings) => settings.layering),
  bound(peelChain, (settings) => settings.peel_chain),
  bound(smurfing, (settings) => settings.smurfing),
  bound(structuring, (settings) => settings.structuring),
  bound(collection, (settings) => settings.collection),
  bound(dispersion, (settings) => settings.dispersion),
  bound(rapidMovement, (settings) => settings.rapid_movement),
  bound(mixing, (settings) => settings.mixing),
  bound(scatterGather, (settings) => settings.scatter_gather),
  bound(gatherScatter, (settings) => settings.gather_scatter),
  bound(bipartiteLayering, (settings) => settings.bipartite_layering),
  bound(stackedLayering, (settings) => settings.stacked_layering),
  bound(temporalBurst, (settings) => settings.temporal_burst),
  bound(washTrading, (settings) => settings.wash_trading),
  bound(sybilNetwork, (settings) => settings.sybil_network),
  bound(nestedService, (settings) => settings.nested_service),
  bound(unregisteredService, (settings) => settings.unregistered_service),
  bound(rugPull, (settings) => settings.rug_pull),
  bound(dormantActivation, (settings) => settings.dormant_activation),
  bound(addressPoisoning, (settings) => settings.address_poisoning),
  bound(walletDrainer, (settings) => settings.wallet_drainer),
  bound(ponziScheme, (settings) => settings.ponzi_scheme),
  bound(affiliateSplit, (settings) => settings.affiliate_split),
  bound(exposure('sanctions'), (settings) => settings.exposure_sanctions),
  bound(exposure('darknet'), (settings) => settings.exposure_darknet),
  bound(exposure('mixer'), (settings) => settings.exposure_mixer),
  bound(exposure('exploit'), (settings) => settings.exposure_exploit),
  bound(exposure('scam'), (settings) => settings.exposure_scam),
];

/** The drawing that fits a typology: its chapter's; layers for a sequence, a chain for a typology that a user added. */
export function drawingOf(typology_type: string): Drawing {
  const chapter = CHAPTERS.find((one) => one.typology_type === typology_type);
  return chapter?.drawing ?? (typology_type.includes('_then_') ? 'layers' : 'chain');
}

/** What an alert may be called under these settings: our typologies and the sequences, and `others` that users added. */
export function typologyNames(
  { sequences }: Pick<TypologySettings, 'sequences'>,
  others: readonly { readonly typology_type: string }[] = [],
): string[] {
  const named = [...CHAPTERS, ...others].map(({ typology_type }) => typology_type);
  return [...named, ...sequences.links.map(({ name }) => name)].sort();
}
