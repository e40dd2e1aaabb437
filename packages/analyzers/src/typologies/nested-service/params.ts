/** Settings of nested services. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const nestedServiceSettingsSchema = z.strictObject({
  min_users: numberSetting({ min: 3, max: 100_000, integer: true }, 20, {
    unit: 'unrelated users',
    reason: 'A family or a small firm has fewer; a service lives of many.',
  }),
  min_to_service_ratio: numberSetting({ min: 0.1, max: 1 }, 0.8, {
    unit: 'share of what it sends to others than its users that goes to the one service',
    reason: 'It has no business of its own: it is a counter of the other service.',
  }),
  min_carried_ratio: numberSetting({ min: 0, max: 1 }, 0.5, {
    unit: 'ratio of what goes to the service to what the users pay',
    reason: 'The users’ own money goes there; a house that pays its winners keeps the takings to pay them from.',
  }),
  max_lag_hours: numberSetting({ min: 1, max: 720 }, 24, {
    unit: 'hours, median, from a customer’s payment to the transfer to the service',
    reason: 'What is passed on within a day was taken in order to be passed on.',
  }),
  min_paid_back: numberSetting({ min: 1, max: 10_000, integer: true }, 3, {
    unit: 'users that are paid back',
    reason: 'A shop is paid and pays no customer; a service pays its users.',
  }),
  min_unrelated_ratio: numberSetting({ min: 0, max: 1 }, 0.8, {
    unit: 'share of the users that have no transfers with another user',
    reason: 'Customers of a service do not know each other.',
  }),
});

export type NestedServiceSettings = z.infer<typeof nestedServiceSettingsSchema>;
