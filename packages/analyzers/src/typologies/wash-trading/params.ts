/** Settings of wash trading. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const washTradingSettingsSchema = z.strictObject({
  min_trades: numberSetting({ min: 2, max: 10_000, integer: true }, 5, {
    unit: 'transfers of one asset from one member to another',
    reason: 'A few payments to and fro are a loan, a refund or a bet.',
  }),
  max_members: numberSetting({ min: 2, max: 1000, integer: true }, 20, {
    unit: 'addresses',
    reason: 'What one hand can run without it being seen; larger circles are markets.',
  }),
  max_net_ratio: numberSetting({ min: 0, max: 1 }, 0.05, {
    unit: 'ratio of what a member gains or loses to what it turns over',
    reason: 'Real trade changes who owns what; the contract’s wider limit, within which the confidence falls.',
  }),
  sure_net_ratio: numberSetting({ min: 0, max: 1 }, 0.01, {
    unit: 'ratio of what a member gains or loses to what it turns over',
    reason: 'Fees alone: no owner has changed.',
  }),
  min_usd: numberSetting({ min: 0, max: 1e12 }, 1_000, {
    unit: 'USD turned over',
    reason: 'Below this the show deceives nobody.',
  }),
});

export type WashTradingSettings = z.infer<typeof washTradingSettingsSchema>;
