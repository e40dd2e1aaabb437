/** Settings of the network detector: smurfing and the shapes that are named after it. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const networkSettingsSchema = z
  .strictObject({
    window_hours: numberSetting({ min: 1, max: 168 }, 72, {
      unit: 'hours',
      reason:
        'A shape is run as one operation: parts that take longer than days to come together are separate payments.',
    }),
    smurfing_min_mules: numberSetting({ min: 3, max: 1_000, integer: true }, 5, {
      unit: 'addresses',
      reason: 'Splitting among fewer saves nothing below a reporting limit; families and small firms pay that many.',
    }),
    threshold_usd: numberSetting({ min: 1, max: 1_000_000_000 }, 10_000, {
      unit: 'USD',
      reason: 'The reporting limit most widely used; parts stay below it.',
    }),
    min_total_thresholds: numberSetting({ min: 1, max: 1_000 }, 2, {
      unit: 'thresholds',
      reason: 'Splitting makes sense only for a total that would have been reported, with room for doubt.',
    }),
    min_mules: numberSetting({ min: 2, max: 1_000, integer: true }, 3, {
      unit: 'addresses',
      reason: 'The least that AMLworld calls a scatter; two are a coincidence of ordinary payments.',
    }),
    min_forward_ratio: numberSetting({ min: 0.1, max: 1 }, 0.8, {
      unit: 'ratio of what a mule forwards to what it received',
      reason: 'Mules are paid by a share; the general tolerance of a follow is a fifth.',
    }),
    max_forward_ratio: numberSetting({ min: 1, max: 10 }, 1.25, {
      unit: 'ratio of what a mule forwards to what it received',
      reason: 'The same tolerance upwards: beyond it, most of what is forwarded is other money.',
    }),
    min_exclusive_share: numberSetting({ min: 0, max: 1 }, 0.5, {
      unit: 'share of a mule’s transfers, and of what a split source sends',
      reason:
        'Where value is not conserved, or one source feeds several aggregators, who takes part must work mostly for this shape.',
    }),
    max_layers: numberSetting({ min: 1, max: 4, integer: true }, 3, {
      unit: 'layers of mules',
      reason: 'Beyond three layers the parts are chains, which the layering detector follows.',
    }),
    max_continuations: numberSetting({ min: 1, max: 64, integer: true }, 4, {
      unit: 'transfers that may carry one part on',
      reason: 'With more that fit, the part’s way is a guess.',
    }),
    mule_degree_cap: numberSetting({ min: 2, max: 100_000, integer: true }, 64, {
      unit: 'outgoing transfers of one mule within the time of the scheme',
      reason: 'A mule does little else; an address with more is a pool or a business.',
    }),
    max_schemes_per_hub: numberSetting({ min: 1, max: 10_000, integer: true }, 10, {
      unit: 'shapes',
      reason: 'One operator’s repetitions are read as one case; the rest is counted.',
    }),
    gather_noise_ratio: numberSetting({ min: 0, max: 0.5 }, 0.1, {
      unit: 'share of the value of a phase',
      reason: 'A hub may pay a fee or a helper while it gathers; more, and there are no two phases.',
    }),
    gather_weak_ratio: numberSetting({ min: 0.1, max: 1 }, 0.5, {
      unit: 'ratio of the smaller to the larger of in and out',
      reason:
        'Below half, what leaves is not what was gathered; between this and conservation the order alone is proof.',
    }),
    gather_degree_cap: numberSetting({ min: 10, max: 1_000_000, integer: true }, 2_000, {
      unit: 'transfers looked at around one turn from gathering to scattering',
      reason: 'Phases longer than this are those of a service.',
    }),
    bipartite_min_side: numberSetting({ min: 2, max: 1_000, integer: true }, 3, {
      unit: 'addresses on each side',
      reason: 'Two by two arises wherever two people have two things in common.',
    }),
    bipartite_min_density: numberSetting({ min: 0.1, max: 1 }, 0.6, {
      unit: 'share of the possible pairs that are paid',
      reason: 'More than half of all pairs do not come together by chance in a sparse network.',
    }),
    bipartite_degree_cap: numberSetting({ min: 3, max: 100_000, integer: true }, 64, {
      unit: 'transfers of one address within the window, in the direction of the layer',
      reason: 'Popular addresses share payers with everybody.',
    }),
    scc_min_size: numberSetting({ min: 3, max: 1_000, integer: true }, 3, {
      unit: 'addresses',
      reason: 'Two that pay each other are a pair, not a group.',
    }),
    scc_max_size: numberSetting({ min: 3, max: 10_000, integer: true }, 50, {
      unit: 'addresses',
      reason: 'Larger components are the economy of the network itself.',
    }),
    scc_min_mean_degree: numberSetting({ min: 1, max: 100 }, 1.5, {
      unit: 'paid pairs for each member',
      reason: 'One is a bare ring, which the cycle detector reports.',
    }),
    scc_min_internal_share: numberSetting({ min: 0, max: 1 }, 0.7, {
      unit: 'share of the members’ value that stays among them',
      reason: 'A closed group keeps to itself; ordinary groups of customers mostly deal with outsiders.',
    }),
    scc_degree_cap: numberSetting({ min: 3, max: 1_000_000, integer: true }, 200, {
      unit: 'transfers of one address within the stretch',
      reason: 'One busy address would tie groups together that have nothing else in common.',
    }),
    total_steps: numberSetting({ min: 1_000, max: 100_000_000_000, integer: true }, 60_000_000, {
      unit: 'transfers looked at, for each of the shapes',
      reason: 'About a second of work on one core: a run ends in time whatever the graph.',
    }),
  })
  .refine((settings) => settings.min_mules <= settings.smurfing_min_mules, {
    path: ['smurfing_min_mules'],
    message: 'smurfing_min_mules must not be below min_mules',
  })
  .refine((settings) => settings.scc_min_size <= settings.scc_max_size, {
    path: ['scc_max_size'],
    message: 'scc_max_size must not be below scc_min_size',
  })
  .refine((settings) => settings.gather_weak_ratio <= settings.min_forward_ratio, {
    path: ['gather_weak_ratio'],
    message: 'gather_weak_ratio must not exceed min_forward_ratio',
  });

export type NetworkSettings = z.infer<typeof networkSettingsSchema>;
