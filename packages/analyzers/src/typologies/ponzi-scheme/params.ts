/** Settings of Ponzi schemes. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const ponziSchemeSettingsSchema = z.strictObject({
  min_investors: numberSetting({ min: 6, max: 1_000_000, integer: true }, 15, {
    unit: 'addresses that pay in',
    reason: 'In thirds of five it shows who profits from whom; friends who lend to each other are fewer.',
  }),
  min_to_investors_ratio: numberSetting({ min: 0, max: 1 }, 0.5, {
    unit: 'share of what is paid out that goes to those who had paid in before',
    reason: 'Below half it is spending, or theft, and not a promise that is kept for a while.',
  }),
  min_financed_by_later_ratio: numberSetting({ min: 0, max: 1 }, 0.5, {
    unit: 'share of the payouts that come out of what others paid in after the one who is paid',
    reason:
      'Oldest money first: who gets his own money back is a depositor, who gets that of later ones is paid by them.',
  }),
  min_late_newcomers_ratio: numberSetting({ min: 0, max: 1 }, 0.35, {
    unit: 'share of the payers who pay in for the first time in the second half',
    reason: 'The base has to grow. Members of a savings circle are all there in the first round.',
  }),
  min_early_winners_ratio: numberSetting({ min: 0, max: 1 }, 0.5, {
    unit: 'share of the first third of the payers who get more than they paid',
    reason: 'The early ones are shown off with. Of players, however early, most lose.',
  }),
  min_late_losers_ratio: numberSetting({ min: 0, max: 1 }, 0.7, {
    unit: 'share of the last third of the payers who get less than they paid',
    reason: 'The last ones pay for all others. Who stakes gets his stake back whenever he came.',
  }),
  max_outside_ratio: numberSetting({ min: 0, max: 1 }, 0.15, {
    unit: 'share of what comes in that services pay',
    reason: 'A fund that earns on markets has income from them; here there is none but what payers bring.',
  }),
  max_largest_payer_ratio: numberSetting({ min: 0, max: 1 }, 0.25, {
    unit: 'share of what comes in that one address pays',
    reason: 'A treasury or a product that earns what is shared out pays a large part of it; no single investor does.',
  }),
  min_usd: numberSetting({ min: 0, max: 1e12 }, 2_000, {
    unit: 'USD paid in',
    reason: 'Below this it is a game among friends.',
  }),
});

export type PonziSchemeSettings = z.infer<typeof ponziSchemeSettingsSchema>;
