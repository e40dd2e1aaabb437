/** The detectors by name: a worker is told a name and runs it. */
import { detectBursts } from './burst/detect.ts';
import { detectCycles } from './cycle/detect.ts';
import type { Detector } from './detection.ts';
import { detectLayering } from './layering/detect.ts';
import { detectMotifs } from './motif/detect.ts';
import { detectNetworks } from './network/detect.ts';
import { detectProximity } from './proximity/detect.ts';
import type { StructuralSettings } from './settings.ts';
import { twoLooks } from './slow-look/two-looks.ts';
import { detectThresholdEvasion } from './threshold/detect.ts';

export const DETECTORS = {
  cycle: twoLooks((input, settings) => detectCycles(input, settings.cycle), slowed),
  layering: twoLooks((input, settings) => detectLayering(input, settings.layering), slowed),
  network: twoLooks((input, settings) => detectNetworks(input, settings.network), slowed),
  motif: twoLooks((input, settings) => detectMotifs(input, settings.motif), slowed),
  burst: (input, settings) => detectBursts(input, settings.burst),
  threshold: (input, settings) => detectThresholdEvasion(input, settings.threshold),
  proximity: (input, settings) => detectProximity(input, settings.proximity),
} as const satisfies Record<string, Detector<StructuralSettings>>;

/** The settings of the second look: no window shorter than at the first; amount-free cycles are left to the first. */
function slowed(settings: StructuralSettings): StructuralSettings {
  const { cycle, layering, network, motif, slow_look } = settings;
  const week = (hours: number): number => Math.max(hours, slow_look.window_hours);
  return {
    ...settings,
    cycle: { ...cycle, window_hours: week(cycle.window_hours), amount_free_max_length: 0 },
    layering: {
      ...layering,
      forward_window_hours: Math.max(layering.forward_window_hours, slow_look.hop_hours),
      peel_window_hours: week(layering.peel_window_hours),
    },
    network: { ...network, window_hours: week(network.window_hours) },
    motif: { ...motif, window_hours: week(motif.window_hours) },
  };
}
