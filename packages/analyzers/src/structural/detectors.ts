/** The detectors by name: a worker is told a name and runs it. */
import { detectBursts } from './burst/detect.ts';
import { detectCycles } from './cycle/detect.ts';
import type { Detector } from './detection.ts';
import { detectLayering } from './layering/detect.ts';
import { detectMotifs } from './motif/detect.ts';
import { detectNetworks } from './network/detect.ts';
import { detectProximity } from './proximity/detect.ts';
import type { StructuralSettings } from './settings.ts';
import { detectThresholdEvasion } from './threshold/detect.ts';

export const DETECTORS = {
  cycle: (input, settings) => detectCycles(input, settings.cycle),
  layering: (input, settings) => detectLayering(input, settings.layering),
  network: (input, settings) => detectNetworks(input, settings.network),
  motif: (input, settings) => detectMotifs(input, settings.motif),
  burst: (input, settings) => detectBursts(input, settings.burst),
  threshold: (input, settings) => detectThresholdEvasion(input, settings.threshold),
  proximity: (input, settings) => detectProximity(input, settings.proximity),
} as const satisfies Record<string, Detector<StructuralSettings>>;
