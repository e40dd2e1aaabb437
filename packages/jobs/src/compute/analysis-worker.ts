/** A worker thread: holds a window's columns and runs the named computations of the analyzers on them. */
import { parentPort, workerData } from 'node:worker_threads';
import {
  DETECTORS,
  addressFeatures,
  explainAddress,
  findSchemes,
  holdingFeatures,
  riskExposure,
  riskExposureRange,
  scoreAnomalies,
  type AlertSettings,
  type AnomalyForests,
  type AnomalyInput,
  type DetectionInput,
  type FeatureInput,
  type StructuralSettings,
  type TypologyDetection,
  type TypologyInput,
  type TypologySettings,
} from '@analytics/analyzers';

/** What a pool gives its workers once. */
export type WorkerInput =
  | { readonly kind: 'features'; readonly input: FeatureInput }
  | { readonly kind: 'patterns'; readonly input: DetectionInput; readonly settings: StructuralSettings }
  | {
      readonly kind: 'schemes';
      readonly input: TypologyInput;
      readonly extra: readonly TypologyDetection[];
      readonly typologies: TypologySettings;
      readonly alerts: AlertSettings;
    }
  | { readonly kind: 'explanation'; readonly input: TypologyInput; readonly typologies: TypologySettings }
  | {
      readonly kind: 'anomaly';
      readonly forests: AnomalyForests;
      readonly columns: AnomalyInput;
      readonly nodeCount: number;
    };

export type DetectorName = keyof typeof DETECTORS;

export interface NodeRange {
  readonly first: number;
  readonly last: number;
}

interface TaskMessage {
  readonly id: number;
  readonly name: string;
  readonly payload: unknown;
}

const shared = workerData as WorkerInput;

function perform(name: string, payload: unknown): unknown {
  switch (shared.kind) {
    case 'features': {
      if (name === 'exposure') return riskExposure(shared.input);
      if (name === 'exposure range') return riskExposureRange(shared.input);
      const { first, last } = payload as NodeRange;
      return name === 'address'
        ? addressFeatures(shared.input, first, last)
        : holdingFeatures(shared.input, first, last);
    }
    case 'anomaly': {
      const { first, last } = payload as NodeRange;
      return scoreAnomalies(shared.forests, shared.columns, shared.nodeCount, first, last);
    }
    case 'schemes':
      return findSchemes(shared.input, shared.extra, shared);
    case 'explanation':
      return explainAddress(shared.input, shared.typologies, payload as number);
    case 'patterns':
      return DETECTORS[name as DetectorName](shared.input, shared.settings);
  }
}

parentPort?.on('message', ({ id, name, payload }: TaskMessage) => {
  try {
    parentPort?.postMessage({ id, result: perform(name, payload) });
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
