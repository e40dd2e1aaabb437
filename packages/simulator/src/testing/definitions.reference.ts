/** typology_type → whether an instance meets the contract's definition. */
import * as chains from './chain-definitions.reference.ts';
import * as fans from './fan-definitions.reference.ts';
import type { InstanceView } from './instance-view.reference.ts';
import * as networks from './network-definitions.reference.ts';
import * as splits from './split-definitions.reference.ts';

type Definition = (view: InstanceView) => boolean;

/** Both hold, and the steps of the second begin after those of the first have ended. */
function inSequence(first: Definition, second: Definition, first_steps: string[], second_steps: string[]): Definition {
  return (view) => {
    const before = view.transfers.filter(({ step }) => first_steps.includes(step));
    const after = view.transfers.filter(({ step }) => second_steps.includes(step));
    if (before.length === 0 || after.length === 0) return false;
    return first(view) && second(view) && before.at(-1)!.time_ms < after[0]!.time_ms;
  };
}

export const DEFINITIONS: Readonly<Record<string, Definition>> = {
  round_tripping: chains.isRoundTrip,
  layering: chains.isLayering,
  peel_chain: chains.isPeelChain,
  smurfing: networks.isSmurfing,
  structuring: fans.isStructuring,
  collection: fans.isCollection,
  dispersion: fans.isDispersion,
  rapid_movement: chains.isRapidMovement,
  mixing: fans.isMixing,
  scatter_gather: networks.isScatterGather,
  gather_scatter: networks.isGatherScatter,
  bipartite_layering: networks.isBipartite,
  stacked_layering: networks.isStack,
  temporal_burst: fans.isBurst,
  wash_trading: chains.isWashTrading,
  sybil_network: fans.isSybilNetwork,
  nested_service: fans.isNestedService,
  unregistered_service: fans.isUnregisteredService,
  rug_pull: fans.isRugPull,
  dormant_activation: chains.isDormantActivation,
  address_poisoning: splits.isAddressPoisoning,
  wallet_drainer: splits.isWalletDrainer,
  ponzi_scheme: splits.isPonziScheme,
  affiliate_split: splits.isAffiliateSplit,
  exposure_sanctions: chains.isExposed,
  exposure_darknet: chains.isExposed,
  exposure_mixer: chains.isExposed,
  exposure_exploit: chains.isExposed,
  exposure_scam: chains.isExposed,
  layering_then_dispersion: inSequence(chains.isLayering, fans.isDispersion, ['hop'], ['scatter']),
  layering_then_temporal_burst: inSequence(chains.isLayering, fans.isBurst, ['hop'], ['burst']),
  smurfing_then_collection: inSequence(networks.isSmurfing, fans.isCollection, ['gather'], ['collect']),
  structuring_then_collection: inSequence(fans.isStructuring, fans.isCollection, ['structured'], ['gather']),
  temporal_burst_then_mixing: inSequence(fans.isBurst, chains.isExposed, ['burst'], ['hop']),
};
