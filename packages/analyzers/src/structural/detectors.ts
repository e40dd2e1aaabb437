/** The detectors by name: a worker gets a name and runs it. */
import { detectBursts } from './burst/detect.ts';
import { detectCycles } from './cycle/detect.ts';
import type { CycleSettings } from './cycle/params.ts';
import type { Detector } from './detection.ts';
import { detectLayering } from './layering/detect.ts';
import type { LayeringSettings } from './layering/params.ts';
import { detectMotifs } from './motif/detect.ts';
import { detectNetworks } from './network/detect.ts';
import { detectProximity } from './proximity/detect.ts';
import { detectRareTies } from './rare-ties/detect.ts';
import type { StructuralSettings } from './settings.ts';
import type { SlowLookSettings } from './slow-look/params.ts';
import { twoLooks } from './slow-look/two-looks.ts';
import { detectThresholdEvasion } from './threshold/detect.ts';
import { detectUnusualSums } from './unusual-sums/detect.ts';

export const DETECTORS = {
  cycle: (input, { cycle, slow_look }) => twoLooks(detectCycles, input, cycle, slowCycle(cycle, slow_look), slow_look),
  layering: (input, { layering, slow_look }) =>
    twoLooks(detectLayering, input, layering, slowLayering(layering, slow_look), slow_look),
  network: (input, { network, slow_look }) =>
    twoLooks(detectNetworks, input, network, atLeastWeek(network, slow_look), slow_look),
  motif: (input, { motif, slow_look }) =>
    twoLooks(detectMotifs, input, motif, atLeastWeek(motif, slow_look), slow_look),
  burst: (input, settings) => detectBursts(input, settings.burst),
  threshold: (input, settings) => detectThresholdEvasion(input, settings.threshold),
  rare_ties: (input, settings) => detectRareTies(input, settings.rare_ties),
  unusual_sums: (input, settings) => detectUnusualSums(input, settings.unusual_sums),
  proximity: (input, settings) => detectProximity(input, settings.proximity),
} as const satisfies Record<string, Detector<StructuralSettings>>;

/** No window of the second look is shorter than at the first. */
function atLeastWeek<S extends { readonly window_hours: number }>(settings: S, { window_hours }: SlowLookSettings): S {
  return { ...settings, window_hours: Math.max(settings.window_hours, window_hours) };
}

/** Amount-free cycles are left to the first look: over a week they multiply by chance. */
function slowCycle(cycle: CycleSettings, slow_look: SlowLookSettings): CycleSettings {
  const isWider = slow_look.window_hours > cycle.window_hours;
  return isWider ? { ...atLeastWeek(cycle, slow_look), amount_free_max_length: 0 } : cycle;
}

function slowLayering(layering: LayeringSettings, { hop_hours, window_hours }: SlowLookSettings): LayeringSettings {
  return {
    ...layering,
    forward_window_hours: Math.max(layering.forward_window_hours, hop_hours),
    peel_window_hours: Math.max(layering.peel_window_hours, window_hours),
  };
}
