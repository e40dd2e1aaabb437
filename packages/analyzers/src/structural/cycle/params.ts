/** Settings of the cycle detector. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const cycleSettingsSchema = z
  .strictObject({
    window_hours: numberSetting({ min: 1, max: 168 }, 72, {
      unit: 'hours',
      reason: 'Round trips that launder or inflate volume close within days; a longer span joins unrelated payments.',
    }),
    min_length: numberSetting({ min: 2, max: 10, integer: true }, 2, {
      unit: 'transfers',
      reason: 'Two transfers are the shortest way back; self-transfers are no flow.',
    }),
    max_length: numberSetting({ min: 2, max: 10, integer: true }, 10, {
      unit: 'transfers',
      reason: 'Beyond ten hops chance cycles outnumber deliberate ones and the search grows with every hop.',
    }),
    min_hop_ratio: numberSetting({ min: 0.01, max: 1 }, 0.8, {
      unit: 'ratio of the smallest to the largest hop',
      reason:
        'Fees and cuts of a few per cent a hop add up to about a fifth over a cycle of money that is still the same money.',
    }),
    amount_free_max_length: numberSetting({ min: 0, max: 10, integer: true }, 5, {
      unit: 'transfers',
      reason: 'Without conserved value the number of chance cycles multiplies with each hop; 0 switches them off.',
    }),
    amount_free_max_patterns: numberSetting({ min: 0, max: 1_000_000, integer: true }, 5_000, {
      unit: 'patterns',
      reason:
        'Nobody reads more weak cycles than this; those with the largest volume are kept and the rest are counted.',
    }),
    max_shared_ratio: numberSetting({ min: 0, max: 1 }, 0.5, {
      unit: 'share of a cycle’s transfers that stronger cycles hold already',
      reason:
        'In layers that all pay each other every way round is a cycle: what is mostly a part of stronger ones is counted, not listed. 1 lists all.',
    }),
    max_cycles: numberSetting({ min: 1, max: 10_000_000, integer: true }, 50_000, {
      unit: 'cycles of each search that are held in memory',
      reason: 'About 50 MB; a window with more is dense, and most of them overlap.',
    }),
    degree_cap: numberSetting({ min: 1, max: 1_000_000, integer: true }, 256, {
      unit: 'transfers of one address within the span, in one direction',
      reason:
        'An address with more looks like a pool, through which a single return cannot be distinguished from traffic.',
    }),
    first_steps: numberSetting({ min: 10, max: 1_000_000, integer: true }, 300, {
      unit: 'transfers looked at for one starting transfer, first round at most',
      reason: 'Ordinary addresses need fewer; what needs more waits until every start had its turn.',
    }),
    more_steps: numberSetting({ min: 10, max: 100_000_000, integer: true }, 20_000, {
      unit: 'transfers looked at for one starting transfer, last round',
      reason: 'Enough for ten hops at a branching of about 2.7; beyond, one start would use up what others need.',
    }),
    total_steps: numberSetting({ min: 1_000, max: 100_000_000_000, integer: true }, 20_000_000, {
      unit: 'transfers looked at in all, for each of the two searches',
      reason: 'One to two seconds of work on one core: a run ends in time whatever the graph.',
    }),
  })
  .refine((settings) => settings.min_length <= settings.max_length, {
    path: ['max_length'],
    message: 'max_length must not be below min_length',
  });

export type CycleSettings = z.infer<typeof cycleSettingsSchema>;
