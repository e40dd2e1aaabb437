/**
 * What each typology claims, and which shuffles break only that claim. A scheme is judged by the least favourable of
 * them. What rests on a label is judged by amounts and roles, and what rests on the text of addresses computes its own odds:
 * both have no entry.
 */
import type { Shuffle } from './copy.ts';

export interface Claim {
  readonly claim: string;
  readonly shuffles: readonly Shuffle[];
  /** Typologies that are pooled where there are too few schemes of one. */
  readonly kin: string;
}

const chain = (claim: string, shuffles: readonly Shuffle[]): Claim => ({ claim, shuffles, kin: 'chains' });
const group = (claim: string, shuffles: readonly Shuffle[]): Claim => ({ claim, shuffles, kin: 'groups' });
const fan = (claim: string): Claim => ({ claim, shuffles: ['times'], kin: 'fans' });

export const CLAIMS: Readonly<Record<string, Claim>> = {
  round_tripping: chain('the money comes back to where it began', ['ties']),
  layering: chain('the same money is passed on and on, in order', ['ties', 'times']),
  peel_chain: chain('the larger part goes on and on while parts peel off', ['ties', 'times']),
  smurfing: group('parts of one sum come together again', ['ties']),
  scatter_gather: group('what one paid to several comes together again', ['ties']),
  gather_scatter: group('what several paid to one goes out to several', ['ties']),
  bipartite_layering: group('nearly everybody of one layer pays nearly everybody of the next', ['ties']),
  stacked_layering: group('layers pay each other in order', ['ties']),
  sybil_network: group('wallets of one funder do the same', ['ties']),
  collection: fan('many strangers pay one address at one time'),
  dispersion: fan('one address pays many strangers at one time'),
  temporal_burst: fan('many transfers come at one time'),
  rug_pull: fan('buyers pay, then everything leaves at once'),
  rapid_movement: { claim: 'money leaves soon after it came', shuffles: ['times'], kin: 'flows' },
  dormant_activation: { claim: 'a silent balance leaves at once', shuffles: ['times'], kin: 'flows' },
  structuring: { claim: 'amounts stay just below a limit', shuffles: ['amounts'], kin: 'amounts' },
  mixing: { claim: 'many pay in and are paid in equal amounts', shuffles: ['amounts'], kin: 'amounts' },
  wash_trading: { claim: 'what is paid comes back in the same amounts', shuffles: ['amounts'], kin: 'amounts' },
  wallet_drainer: {
    claim: 'payments of strangers are split at once at one share',
    shuffles: ['times', 'amounts'],
    kin: 'splits',
  },
  affiliate_split: { claim: 'payments are split at once at one share', shuffles: ['times', 'amounts'], kin: 'splits' },
  ponzi_scheme: { claim: 'who paid early is paid with what came later', shuffles: ['times'], kin: 'flows' },
  nested_service: { claim: 'users meet at an account of a service', shuffles: ['ties'], kin: 'services' },
};

/** Schemes whose shape is an amount that goes on. */
const SAME_AMOUNT: Claim = {
  claim: 'the same unusual amount goes on',
  shuffles: ['amounts', 'ties'],
  kin: 'same amounts',
};
/** Schemes whose shape is who meets whom. */
const RARE_TIES: Claim = { claim: 'pairs that deal nowhere else meet', shuffles: ['ties'], kin: 'rare ties' };
const UNUSUAL_SUMS: Claim = {
  claim: 'several depart from what each usually pays, at the same addresses',
  shuffles: ['sums'],
  kin: 'unusual sums',
};
const SEQUENCE: Claim = {
  claim: 'one stage begins where and after the other ends',
  shuffles: ['ties'],
  kin: 'sequences',
};

/**
 * The claim of a scheme by its typology and what its patterns rest on; undefined for what no shuffle judges. What only
 * the second, slow look sees has kin of its own: months of custom hold many more chance fans than an hour does.
 */
export function claimOf(typology_type: string, methods: readonly string[]): Claim | undefined {
  const claim = claimAtAnyPace(typology_type, methods);
  if (claim === undefined || methods.length === 0 || !methods.every((method) => method.endsWith('_slow'))) return claim;
  return { ...claim, kin: `slow ${claim.kin}` };
}

function claimAtAnyPace(typology_type: string, methods: readonly string[]): Claim | undefined {
  if (typology_type.includes('_then_')) return SEQUENCE;
  if (methods.some((method) => method.startsWith('same_amount'))) return SAME_AMOUNT;
  if (methods.some((method) => method.startsWith('rare_tie'))) return RARE_TIES;
  if (methods.length > 0 && methods.every((method) => method === 'unusual_sums')) return UNUSUAL_SUMS;
  return Object.hasOwn(CLAIMS, typology_type) ? CLAIMS[typology_type] : undefined;
}
