/** Settings of alerts and cases. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';
import { sharedSuspectsSettingsSchema } from './shared-suspects/params.ts';

const weight = (standard: number, reason: string) =>
  numberSetting({ min: 0, max: 1 }, standard, { unit: 'weight', reason });

const severitySettingsSchema = z
  .strictObject({
    confidence_weight: weight(0.35, 'What is badly proven cannot be urgent.'),
    amount_weight: weight(0.25, 'Harm grows with the money, by its order of magnitude.'),
    risk_weight: weight(0.2, 'A listed counterparty turns an oddity into an obligation to act.'),
    stages_weight: weight(0.1, 'Several stages or independent indicators show a plan.'),
    reach_weight: weight(0.1, 'The more wallets one scheme runs, the more of it is still unseen.'),
    small_usd: numberSetting({ min: 1, max: 1e9 }, 1_000, {
      unit: 'USD',
      reason: 'Here the amount begins to count: the travel rule limit.',
    }),
    large_usd: numberSetting({ min: 1, max: 1e12 }, 1_000_000, {
      unit: 'USD',
      reason: 'Here the amount counts in full: more does not make it more urgent.',
    }),
    medium_from: numberSetting({ min: 0, max: 1 }, 0.35, {
      unit: 'score',
      reason: 'A well proven scheme of small amounts, or a large one that is only a shape.',
    }),
    high_from: numberSetting({ min: 0, max: 1 }, 0.55, {
      unit: 'score',
      reason: 'Well proven and of an amount that has to be reported.',
    }),
    critical_from: numberSetting({ min: 0, max: 1 }, 0.75, {
      unit: 'score',
      reason: 'Well proven, large, and with a listed counterparty or several stages.',
    }),
  })
  .refine(({ medium_from, high_from, critical_from }) => medium_from <= high_from && high_from <= critical_from, {
    path: ['high_from'],
    message: 'medium_from, high_from and critical_from must ascend',
  })
  .refine(({ small_usd, large_usd }) => small_usd < large_usd, {
    path: ['large_usd'],
    message: 'large_usd must exceed small_usd',
  });

export const alertSettingsSchema = z.strictObject({
  max_alerts: numberSetting({ min: 1, max: 1_000_000, integer: true }, 1_000, {
    unit: 'alerts of a slice',
    reason: 'More than a team reads in a day; the rest is counted by typology and kept in analyzers_typologies.',
  }),
  max_chance_ratio: numberSetting({ min: 0, max: 1 }, 0.2, {
    unit: 'share of the schemes of its kind and score that shuffled copies of the network show too',
    reason:
      'An analyst reads on where at most one alert in five is chance; the rest is counted and kept as detections.',
  }),
  min_confidence: numberSetting({ min: 0, max: 1 }, 0.2, {
    unit: 'probability',
    reason:
      'One in five: on networks of other makers a higher limit loses schemes and a lower one adds mostly false alerts.',
  }),
  learn_from_decisions: z.boolean().default(true).meta({
    unit: 'yes or no',
    reason:
      'What analysts called false here is likelier false the next time: their decisions add a term to the evidence. No: every network is judged alike.',
  }),
  surroundings_hours: numberSetting({ min: 0, max: 720 }, 72, {
    unit: 'hours before and after the scheme',
    reason: 'The general window of a follow: where its money came from and where it went next.',
  }),
  max_surroundings: numberSetting({ min: 0, max: 10_000, integer: true }, 50, {
    unit: 'transfers to either side',
    reason: 'Enough to see the doors that were used; the address page shows the rest.',
  }),
  case_hub_counterparties: numberSetting({ min: 2, max: 1_000_000, integer: true }, 50, {
    unit: 'counterparties in the window',
    reason: 'What deals with so many is in many schemes by chance: it joins none of them.',
  }),
  case_quiet_gap_hours: numberSetting({ min: 0, max: 168 }, 1, {
    unit: 'hours',
    reason: 'The quiet gap that ends an episode.',
  }),
  case_flow_hours: numberSetting({ min: 0, max: 8760 }, 168, {
    unit: 'hours between two schemes',
    reason:
      'The longest follow: money that goes from one scheme’s suspects to another’s within a week joins their cases.',
  }),
  shared_suspects: sharedSuspectsSettingsSchema.prefault({}),
  severity: severitySettingsSchema.prefault({}),
});

export type AlertSettings = z.infer<typeof alertSettingsSchema>;
