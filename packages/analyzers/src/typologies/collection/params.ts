/** Settings of collection. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const collectionSettingsSchema = z.strictObject({
  window_hours: numberSetting({ min: 1, max: 720 }, 72, {
    unit: 'hours after the last payment',
    reason: 'The general window of a follow: what stays longer is kept, not passed on.',
  }),
  slow_window_hours: numberSetting({ min: 1, max: 720 }, 168, {
    unit: 'hours after the last payment, where only the second look shows the fan',
    reason: 'Who takes a week to gather may hold it as long: the widest window of a follow.',
  }),
  slow_pause_hours: numberSetting({ min: 1, max: 720 }, 72, {
    unit: 'hours without a payment that end a fan which only the second look shows',
    reason:
      'A week cuts a patient fan off at its edge; what comes in within the general window of a follow belongs to it.',
  }),
  min_forwarded_ratio: numberSetting({ min: 0.1, max: 1 }, 0.8, {
    unit: 'ratio of what is sent on to what was collected',
    reason: 'The general tolerance of a follow; a fundraiser or a shop keeps most of what it takes.',
  }),
  min_first_time_ratio: numberSetting({ min: 0, max: 1 }, 0.7, {
    unit: 'share of the senders that never paid before or after',
    reason: 'Customers come back; people who are made to pay once do not.',
  }),
  max_exits: numberSetting({ min: 1, max: 1000, integer: true }, 5, {
    unit: 'addresses that most of it is sent on to',
    reason: 'What is spent goes to many; what is handed over goes to few.',
  }),
  min_focus_ratio: numberSetting({ min: 0, max: 1 }, 0.5, {
    unit: 'share of all that the address takes in in the window that belongs to the fan',
    reason:
      'A shop or a popular address takes in every day; a collection is an event that makes up most of what the address does.',
  }),
});

export type CollectionSettings = z.infer<typeof collectionSettingsSchema>;
