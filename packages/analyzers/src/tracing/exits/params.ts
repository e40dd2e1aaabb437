/** Settings of a trace. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const traceSettingsSchema = z.strictObject({
  labels_end: z.boolean().default(true).meta({
    unit: 'yes or no',
    reason: 'Behind a service everybody pays everybody; off, a label inside the trace is passed like any address.',
  }),
  named_share_ratio: numberSetting({ min: 0, max: 1 }, 0.01, {
    unit: 'share of what was traced, by the method that gives most',
    reason: 'A place that got less by every method is no lead; its money is counted among the small ones.',
  }),
  poison_share_ratio: numberSetting({ min: 0, max: 1 }, 0.001, {
    unit: 'share of what was traced, by a method that conserves',
    reason:
      'Poison alone names everybody behind a busy address: without a tenth of a percent by another method it does not count.',
  }),
  hub_counterparties: numberSetting({ min: 10, max: 1_000_000, integer: true }, 100, {
    unit: 'addresses that pay it in the window (backward: that it pays)',
    reason: 'Who is paid by so many pools their money, label or not: behind it everybody is exposed to everybody.',
  }),
  hub_share_ratio: numberSetting({ min: 0, max: 1 }, 0.25, {
    unit: 'share of all that an unlabelled hub received',
    reason: 'Where so much of its money is what is traced, it belongs to the scheme and is followed.',
  }),
  degree_cap: numberSetting({ min: 10, max: 100_000_000, integer: true }, 50_000, {
    unit: 'transfers of one unlabelled address',
    reason: 'Nobody moves so often for himself: behind such an address the money is everybody’s.',
  }),
  total_steps: numberSetting({ min: 1, max: 100_000_000_000, integer: true }, 5_000_000, {
    unit: 'moves of reached accounts',
    reason: 'Some seconds of work on one core; what is then still under way is said to be not followed.',
  }),
  risk_steps: numberSetting({ min: 1, max: 100_000_000_000, integer: true }, 500_000, {
    unit: 'moves of reached accounts, for the traced exposure of all addresses, in each direction',
    reason: 'Two or three seconds of a run; money of risks beyond it is left out, and the run says so.',
  }),
  alert_steps: numberSetting({ min: 1, max: 100_000_000_000, integer: true }, 200_000, {
    unit: 'moves of reached accounts, for the trace of one alert',
    reason: 'A hundred alerts then take some seconds in a run; a question about one of them may go further.',
  }),
  alert_destinations: numberSetting({ min: 1, max: 1000, integer: true }, 10, {
    unit: 'destinations that an alert lists',
    reason: 'Enough to know where to ask first; the trace itself lists all.',
  }),
});

export type TraceSettings = z.infer<typeof traceSettingsSchema>;
