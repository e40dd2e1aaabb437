/** All settings of the structural detectors in one schema: `{}` parses to the defaults. */
import { z } from 'zod';
import { burstSettingsSchema } from './burst/params.ts';
import { cycleSettingsSchema } from './cycle/params.ts';
import { layeringSettingsSchema } from './layering/params.ts';
import { motifSettingsSchema } from './motif/params.ts';
import { networkSettingsSchema } from './network/params.ts';
import { proximitySettingsSchema } from './proximity/params.ts';
import { rareTiesSettingsSchema } from './rare-ties/params.ts';
import { slowLookSettingsSchema } from './slow-look/params.ts';
import { thresholdSettingsSchema } from './threshold/params.ts';
import { unusualSumsSettingsSchema } from './unusual-sums/params.ts';

export const structuralSettingsSchema = z.strictObject({
  cycle: cycleSettingsSchema.prefault({}),
  layering: layeringSettingsSchema.prefault({}),
  network: networkSettingsSchema.prefault({}),
  motif: motifSettingsSchema.prefault({}),
  burst: burstSettingsSchema.prefault({}),
  threshold: thresholdSettingsSchema.prefault({}),
  rare_ties: rareTiesSettingsSchema.prefault({}),
  unusual_sums: unusualSumsSettingsSchema.prefault({}),
  proximity: proximitySettingsSchema.prefault({}),
  slow_look: slowLookSettingsSchema.prefault({}),
});

export type StructuralSettings = z.infer<typeof structuralSettingsSchema>;
