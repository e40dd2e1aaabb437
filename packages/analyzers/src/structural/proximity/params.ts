/** Settings of the proximity detector. */
import { numberSetting, type RiskCategory } from '@analytics/domain';
import { z } from 'zod';

const weight = (standard: number, reason: string) =>
  numberSetting({ min: 0, max: 1 }, standard, { unit: 'weight', reason });

const riskWeightsSchema = z.strictObject({
  sanctions: weight(1, 'Dealing with a listed party is an offence by itself.'),
  ransomware: weight(1, 'Proceeds of a crime with a known victim.'),
  darknet: weight(0.9, 'Markets mostly, though not only, sell what is illegal.'),
  exploit: weight(0.9, 'Stolen money whose owner is known.'),
  mixer: weight(0.8, 'Made to hide origins; some users seek privacy only.'),
  scam: weight(0.8, 'Victims and perpetrators both deal with the label.'),
  high_risk: weight(0.6, 'A label of suspicion, not of a finding.'),
} satisfies Record<Exclude<RiskCategory, 'none'>, z.ZodType>);

export const proximitySettingsSchema = z.strictObject({
  max_distance: numberSetting({ min: 1, max: 6, integer: true }, 3, {
    unit: 'transfers',
    reason: 'Beyond three hops most of an active network is close to some label, and closeness says little.',
  }),
  min_exposed_usd: numberSetting({ min: 0, max: 1_000_000_000 }, 1, {
    unit: 'USD',
    reason: 'Dust is sent to strangers to taint or to advertise; it shows no dealing.',
  }),
  negligible_share: numberSetting({ min: 0, max: 0.1 }, 0.000001, {
    unit: 'ratio to the largest first transfer of the risk source',
    reason: 'Haircut spreads ever thinner; below a millionth nothing is left to find, only work.',
  }),
  hop_decay: numberSetting({ min: 0.01, max: 1 }, 0.5, {
    unit: 'ratio for each further hop',
    reason: 'With every hand the knowledge of the origin fades; half is the customary choice.',
  }),
  risk_weights: riskWeightsSchema.prefault({}),
  min_forward_ratio: numberSetting({ min: 0.1, max: 1 }, 0.8, {
    unit: 'ratio of the smaller to the larger of two hops of the path',
    reason: 'The general tolerance of a follow: a fifth may be lost to fees or stay behind.',
  }),
  max_patterns_per_source: numberSetting({ min: 1, max: 1_000_000, integer: true }, 200, {
    unit: 'addresses for one risk source and direction',
    reason: 'The most exposed are worth a look; the number of the rest is reported.',
  }),
  degree_cap: numberSetting({ min: 10, max: 100_000_000, integer: true }, 5_000, {
    unit: 'transfers of one address in one asset after the money arrived (before it left)',
    reason: 'Through an unlabelled pool of that size everybody is exposed to everybody.',
  }),
  total_steps: numberSetting({ min: 1_000, max: 100_000_000_000, integer: true }, 40_000_000, {
    unit: 'transfers looked at in each direction',
    reason: 'About a second of work on one core: a run ends in time whatever the graph.',
  }),
});

export type ProximitySettings = z.infer<typeof proximitySettingsSchema>;
