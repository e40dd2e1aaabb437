/** The settings of all typology chapters. */
import { z } from 'zod';
import { roleSettingsSchema } from '../roles/params.ts';
import { exposureRangeSettingsSchema } from '../tracing/params.ts';
import { addressPoisoningSettingsSchema } from './address-poisoning/params.ts';
import { affiliateSplitSettingsSchema } from './affiliate-split/params.ts';
import { bipartiteLayeringSettingsSchema } from './bipartite-layering/params.ts';
import { collectionSettingsSchema } from './collection/params.ts';
import { dispersionSettingsSchema } from './dispersion/params.ts';
import { dormantActivationSettingsSchema } from './dormant-activation/params.ts';
import { exposureSettingsSchema } from './exposure/params.ts';
import { gatherScatterSettingsSchema } from './gather-scatter/params.ts';
import { layeringTypologySettingsSchema } from './layering/params.ts';
import { mixingSettingsSchema } from './mixing/params.ts';
import { nestedServiceSettingsSchema } from './nested-service/params.ts';
import { depositWalletSettingsSchema } from './params.ts';
import { peelChainSettingsSchema } from './peel-chain/params.ts';
import { ponziSchemeSettingsSchema } from './ponzi-scheme/params.ts';
import { rapidMovementSettingsSchema } from './rapid-movement/params.ts';
import { roundTrippingSettingsSchema } from './round-tripping/params.ts';
import { rugPullSettingsSchema } from './rug-pull/params.ts';
import { scatterGatherSettingsSchema } from './scatter-gather/params.ts';
import { sequenceSettingsSchema } from './sequences/params.ts';
import { smurfingSettingsSchema } from './smurfing/params.ts';
import { structuringSettingsSchema } from './structuring/params.ts';
import { sybilNetworkSettingsSchema } from './sybil-network/params.ts';
import { burstTypologySettingsSchema } from './temporal-burst/params.ts';
import { unregisteredServiceSettingsSchema } from './unregistered-service/params.ts';
import { walletDrainerSettingsSchema } from './wallet-drainer/params.ts';
import { washTradingSettingsSchema } from './wash-trading/params.ts';

export const typologySettingsSchema = z.strictObject({
  round_tripping: roundTrippingSettingsSchema.prefault({}),
  layering: layeringTypologySettingsSchema.prefault({}),
  peel_chain: peelChainSettingsSchema.prefault({}),
  smurfing: smurfingSettingsSchema.prefault({}),
  structuring: structuringSettingsSchema.prefault({}),
  collection: collectionSettingsSchema.prefault({}),
  dispersion: dispersionSettingsSchema.prefault({}),
  rapid_movement: rapidMovementSettingsSchema.prefault({}),
  mixing: mixingSettingsSchema.prefault({}),
  scatter_gather: scatterGatherSettingsSchema.prefault({}),
  gather_scatter: gatherScatterSettingsSchema.prefault({}),
  bipartite_layering: bipartiteLayeringSettingsSchema.prefault({}),
  stacked_layering: bipartiteLayeringSettingsSchema.prefault({}),
  temporal_burst: burstTypologySettingsSchema.prefault({}),
  wash_trading: washTradingSettingsSchema.prefault({}),
  sybil_network: sybilNetworkSettingsSchema.prefault({}),
  nested_service: nestedServiceSettingsSchema.prefault({}),
  unregistered_service: unregisteredServiceSettingsSchema.prefault({}),
  rug_pull: rugPullSettingsSchema.prefault({}),
  dormant_activation: dormantActivationSettingsSchema.prefault({}),
  address_poisoning: addressPoisoningSettingsSchema.prefault({}),
  wallet_drainer: walletDrainerSettingsSchema.prefault({}),
  ponzi_scheme: ponziSchemeSettingsSchema.prefault({}),
  affiliate_split: affiliateSplitSettingsSchema.prefault({}),
  exposure_sanctions: exposureSettingsSchema.prefault({}),
  exposure_darknet: exposureSettingsSchema.prefault({}),
  exposure_mixer: exposureSettingsSchema.prefault({}),
  exposure_exploit: exposureSettingsSchema.prefault({}),
  exposure_scam: exposureSettingsSchema.prefault({}),
  deposit_wallets: depositWalletSettingsSchema.prefault({}),
  exposure_range: exposureRangeSettingsSchema.prefault({}),
  roles: roleSettingsSchema.prefault({}),
  sequences: sequenceSettingsSchema.prefault({}),
});

export type TypologySettings = z.infer<typeof typologySettingsSchema>;
