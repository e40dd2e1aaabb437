/** Settings of the layering detector: layering paths and their subtype, peel chains. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const layeringSettingsSchema = z
  .strictObject({
    min_intermediaries: numberSetting({ min: 1, max: 48, integer: true }, 3, {
      unit: 'addresses',
      reason: 'One or two stops are how people ordinarily move money between their own wallets.',
    }),
    max_hops: numberSetting({ min: 2, max: 200, integer: true }, 50, {
      unit: 'transfers',
      reason:
        'Longer chains are cut here and the rest is reported as a chain of its own; nobody reads a path of more hops.',
    }),
    forward_window_hours: numberSetting({ min: 0.01, max: 168 }, 24, {
      unit: 'hours',
      reason: 'A mule that keeps money for more than a day is holding it, not passing it on.',
    }),
    min_forward_ratio: numberSetting({ min: 0.5, max: 1 }, 0.9, {
      unit: 'ratio of what an intermediary forwards to what it received',
      reason: 'A pass-through wallet keeps fees and a commission, rarely above a tenth.',
    }),
    max_forward_ratio: numberSetting({ min: 1, max: 2 }, 1.1, {
      unit: 'ratio of what an intermediary forwards to what it received',
      reason: 'The same margin upwards, for price moves and small own funds; beyond it other money is in the hop.',
    }),
    bundle_gap_hours: numberSetting({ min: 0, max: 24 }, 1, {
      unit: 'hours',
      reason: 'Parts of one payment follow each other within the hour; 0 lets only single transfers be hops.',
    }),
    pool_cap: numberSetting({ min: 1, max: 10_000, integer: true }, 64, {
      unit: 'incoming transfers within the forward window',
      reason: 'Where money of more senders is forwarded together, no single path can be made out any more.',
    }),
    degree_cap: numberSetting({ min: 1, max: 1_000_000, integer: true }, 256, {
      unit: 'outgoing transfers of one address within the window of a hop',
      reason: 'With more candidates some amount fits by chance: the address works as a pool.',
    }),
    swap_cap: numberSetting({ min: 0, max: 1_000, integer: true }, 16, {
      unit: 'swaps that one address pays for within the window of a hop',
      reason:
        'Who hides money swaps it once or twice at a stop; who swaps all day trades, and any sum fits one of the swaps. 0 keeps chains in one asset.',
    }),
    peel_min_hops: numberSetting({ min: 2, max: 100, integer: true }, 5, {
      unit: 'transfers',
      reason:
        'Paying from change a few times is how any wallet works; five in a row without other activity is a pattern.',
    }),
    peel_window_hours: numberSetting({ min: 0.01, max: 168 }, 72, {
      unit: 'hours',
      reason: 'Peels are cashed out one by one, and balances wait between them.',
    }),
    peel_min_larger_ratio: numberSetting({ min: 0.5, max: 0.999 }, 0.5, {
      unit: 'ratio of what goes on to what came in',
      reason: 'The larger part goes on, by definition.',
    }),
    peel_min_peel_ratio: numberSetting({ min: 0.0001, max: 0.5 }, 0.005, {
      unit: 'ratio of a peel to what came in',
      reason: 'Less is a fee or dust, not a payment.',
    }),
    peel_min_conserved_ratio: numberSetting({ min: 0.1, max: 1 }, 0.8, {
      unit: 'ratio of what goes on and peels off together to what came in',
      reason: 'The general tolerance of a follow: a fifth may be lost to fees or stay behind.',
    }),
    peel_degree_cap: numberSetting({ min: 2, max: 10_000, integer: true }, 64, {
      unit: 'outgoing transfers of one address within the peel window',
      reason: 'A link of a peel chain pays a few times and is left; an address with more is in ordinary use.',
    }),
    steps_per_start: numberSetting({ min: 10, max: 10_000_000, integer: true }, 5_000, {
      unit: 'follows tried from one starting hop',
      reason: 'Chains rarely cross themselves; where they do, this ends the search for a way around.',
    }),
  })
  .refine((settings) => settings.max_hops > settings.min_intermediaries, {
    path: ['max_hops'],
    message: 'max_hops must exceed min_intermediaries, or no chain is long enough',
  })
  .refine((settings) => settings.max_hops >= settings.peel_min_hops, {
    path: ['peel_min_hops'],
    message: 'peel_min_hops must not exceed max_hops',
  })
  .refine((settings) => settings.peel_min_larger_ratio + settings.peel_min_peel_ratio < 1, {
    path: ['peel_min_peel_ratio'],
    message: 'the larger part and the peel must fit into what came in',
  });

export type LayeringSettings = z.infer<typeof layeringSettingsSchema>;
