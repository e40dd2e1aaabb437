/** Every typology of the catalogue with the scenario that plants it and its benign twin. */
import type { PatternType } from '@analytics/domain';
import { plantAddressPoisoning, plantTwoAddresses } from './address-poisoning.ts';
import { plantAffiliateSplit, plantMarketplacePayouts } from './affiliate-split.ts';
import { plantBipartiteLayering, plantStackedLayering, plantSubscriptions, plantWholesale } from './bipartite.ts';
import { plantCollection, plantFundraiser } from './collection.ts';
import { plantAirdrop, plantDispersion } from './dispersion.ts';
import { plantDormantActivation, plantSaver } from './dormant-activation.ts';
import { plantDusting, plantExposure, type ExposureKind } from './exposure.ts';
import { plantGatherScatter, plantRentPool } from './gather-scatter.ts';
import { plantLayering, plantSupplyChain } from './layering.ts';
import { plantMixing, plantRaffle } from './mixing.ts';
import { plantNestedService, plantShopSettlement } from './nested-service.ts';
import { plantChangeWallets, plantPeelChain } from './peel-chain.ts';
import { plantPonziScheme, plantSavingsCircle } from './ponzi-scheme.ts';
import { plantArbitrage, plantRapidMovement } from './rapid-movement.ts';
import { plantRoundTrip, plantTreasuryRotation } from './round-tripping.ts';
import { plantRugPull, plantTokenSale } from './rug-pull.ts';
import { plantScatterGather, plantVesting } from './scatter-gather.ts';
import type { Plan, Scenario } from './scenario.ts';
import { plantLayeringThenDispersion, plantTreasuryPayroll } from './sequences/layering-then-dispersion.ts';
import { plantLayeringThenBurst, plantWalletMove } from './sequences/layering-then-temporal-burst.ts';
import { plantSavingsClub, plantSmurfingThenCollection } from './sequences/smurfing-then-collection.ts';
import { plantLandlord, plantStructuringThenCollection } from './sequences/structuring-then-collection.ts';
import { plantBurstThenMixing, plantSaleDay } from './sequences/temporal-burst-then-mixing.ts';
import { plantSmurfingNetwork, plantWagesSpent } from './smurfing.ts';
import { plantStructuring, plantWorkshopBills } from './structuring.ts';
import { plantOnboarding, plantSybilNetwork } from './sybil-network.ts';
import { plantRushHour, plantTemporalBurst } from './temporal-burst.ts';
import { plantRegisteredExchange, plantUnregisteredService } from './unregistered-service.ts';
import { plantCharityDrive, plantWalletDrainer } from './wallet-drainer.ts';
import { plantMarketMaking, plantWashTrading } from './wash-trading.ts';

type Names<T> = readonly [typology_type: string, twin_type: string, patterns: readonly T[]];

const scenario = (names: Names<PatternType>, plant: Plan, plantTwin: Plan, defined_by_amounts = false): Scenario => ({
  typology_type: names[0],
  pattern_types: names[2],
  plant,
  twin_type: names[1],
  plantTwin,
  defined_by_amounts,
});

const exposure = (kind: ExposureKind): Scenario =>
  scenario([`exposure_${kind}`, `dusting_${kind}`, ['proximity_risk']], plantExposure(kind), plantDusting(kind));

const scenarios: readonly Scenario[] = [
  scenario(['round_tripping', 'treasury_rotation', ['cycle']], plantRoundTrip, plantTreasuryRotation),
  scenario(['layering', 'supply_chain', ['layering_path']], plantLayering, plantSupplyChain),
  scenario(['peel_chain', 'change_wallets', ['layering_path']], plantPeelChain, plantChangeWallets),
  scenario(['smurfing', 'wages_spent', ['smurfing_network']], plantSmurfingNetwork, plantWagesSpent),
  scenario(['structuring', 'workshop_bills', ['threshold_evasion']], plantStructuring, plantWorkshopBills, true),
  scenario(['collection', 'fundraiser', ['motif_fanin']], plantCollection, plantFundraiser),
  scenario(['dispersion', 'airdrop', ['motif_fanout']], plantDispersion, plantAirdrop),
  scenario(['rapid_movement', 'arbitrage', []], plantRapidMovement, plantArbitrage),
  scenario(['mixing', 'raffle', ['motif_fanin', 'motif_fanout']], plantMixing, plantRaffle, true),
  scenario(['scatter_gather', 'vesting', ['smurfing_network']], plantScatterGather, plantVesting),
  scenario(['gather_scatter', 'rent_pool', ['smurfing_network']], plantGatherScatter, plantRentPool),
  scenario(['bipartite_layering', 'subscriptions', ['smurfing_network']], plantBipartiteLayering, plantSubscriptions),
  scenario(['stacked_layering', 'wholesale', ['smurfing_network']], plantStackedLayering, plantWholesale),
  scenario(['temporal_burst', 'rush_hour', ['temporal_burst']], plantTemporalBurst, plantRushHour),
  scenario(['wash_trading', 'market_making', []], plantWashTrading, plantMarketMaking),
  scenario(['sybil_network', 'onboarding', ['motif_fanout', 'motif_fanin']], plantSybilNetwork, plantOnboarding),
  scenario(['nested_service', 'shop_settlement', []], plantNestedService, plantShopSettlement),
  scenario(['unregistered_service', 'registered_exchange', []], plantUnregisteredService, plantRegisteredExchange),
  scenario(['rug_pull', 'token_sale', ['motif_fanin']], plantRugPull, plantTokenSale),
  scenario(['dormant_activation', 'saver', []], plantDormantActivation, plantSaver),
  scenario(['address_poisoning', 'two_addresses', []], plantAddressPoisoning, plantTwoAddresses, true),
  scenario(['wallet_drainer', 'charity_drive', []], plantWalletDrainer, plantCharityDrive, true),
  scenario(['ponzi_scheme', 'savings_circle', []], plantPonziScheme, plantSavingsCircle),
  scenario(['affiliate_split', 'marketplace_payouts', []], plantAffiliateSplit, plantMarketplacePayouts, true),
  ...(['sanctions', 'darknet', 'mixer', 'exploit', 'scam'] as const).map(exposure),
  scenario(
    ['layering_then_dispersion', 'treasury_payroll', ['layering_path', 'motif_fanout']],
    plantLayeringThenDispersion,
    plantTreasuryPayroll,
  ),
  scenario(
    ['layering_then_temporal_burst', 'wallet_move', ['layering_path', 'temporal_burst']],
    plantLayeringThenBurst,
    plantWalletMove,
  ),
  scenario(
    ['smurfing_then_collection', 'savings_club', ['smurfing_network', 'motif_fanin']],
    plantSmurfingThenCollection,
    plantSavingsClub,
  ),
  scenario(
    ['structuring_then_collection', 'landlord', ['threshold_evasion', 'motif_fanin']],
    plantStructuringThenCollection,
    plantLandlord,
    true,
  ),
  scenario(
    ['temporal_burst_then_mixing', 'sale_day', ['temporal_burst', 'proximity_risk']],
    plantBurstThenMixing,
    plantSaleDay,
  ),
];

/** typology_type → scenario and twin, in a fixed order. */
export const SCENARIOS: ReadonlyMap<string, Scenario> = new Map(
  scenarios.map((scenario) => [scenario.typology_type, scenario]),
);
