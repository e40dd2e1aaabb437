/** A worker thread: holds a window's columns and runs the named computations of the analyzers on them. */
import { getHeapStatistics } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import {
  CHAPTERS,
  DETECTORS,
  addressFeatures,
  detectChapter,
  explainAddress,
  findEntities,
  holdingFeatures,
  riskExposure,
  riskExposureRange,
  schemesOf,
  schemesOfCopies,
  scoreAnomalies,
  moneyTracer,
  traceSchemes,
  tracedRisk,
  typologyContext,
  withSequences,
  type AlertSettings,
  type AnomalyForests,
  type AnomalyInput,
  type CopySettings,
  type DetectionInput,
  type EntityInput,
  type EntitySettings,
  type FeatureInput,
  type NetworkKnowledge,
  type StructuralSettings,
  type TraceInput,
  type MoneyTracer,
  type TraceRequest,
  type TraceSettings,
  type TypologyContext,
  type TypologyDetection,
  type TypologyInput,
  type TypologySettings,
} from '@analytics/analyzers';
import { ThreadCalls, type Answerers, type TraceDirection } from '@analytics/domain';
import { collectGarbage } from './collect-garbage.ts';

/** What a pool gives its threads once. */
export type WorkerInput =
  | { readonly kind: 'features'; readonly input: FeatureInput }
  | { readonly kind: 'patterns'; readonly input: DetectionInput; readonly settings: StructuralSettings }
  | {
      readonly kind: 'schemes';
      readonly input: TypologyInput;
      readonly extra: readonly TypologyDetection[];
      readonly typologies: TypologySettings;
      readonly alerts: AlertSettings;
      readonly known: NetworkKnowledge;
    }
  | { readonly kind: 'copies'; readonly input: Omit<TypologyInput, 'patterns'>; readonly settings: CopySettings }
  | { readonly kind: 'explanation'; readonly input: TypologyInput; readonly typologies: TypologySettings }
  | {
      readonly kind: 'entities';
      readonly input: EntityInput;
      readonly settings: EntitySettings;
      readonly deposits: TypologySettings['deposit_wallets'];
    }
  | { readonly kind: 'trace'; readonly input: TraceInput; readonly settings: TraceSettings }
  | {
      readonly kind: 'anomaly';
      readonly forests: AnomalyForests;
      readonly columns: AnomalyInput;
      readonly nodeCount: number;
    };

export type DetectorName = keyof typeof DETECTORS;

interface RiskTrace {
  readonly risk_category: Uint8Array;
  readonly direction: TraceDirection;
}

export interface NodeRange {
  readonly first: number;
  readonly last: number;
}

/** The computations over what the pool gave, by the name that a task has. */
function computations(shared: WorkerInput): Answerers {
  switch (shared.kind) {
    case 'features': {
      const { input } = shared;
      return {
        exposure: () => riskExposure(input),
        'exposure range': () => riskExposureRange(input),
        address: ({ first, last }: NodeRange) => addressFeatures(input, first, last),
        holding: ({ first, last }: NodeRange) => holdingFeatures(input, first, last),
      };
    }
    case 'anomaly': {
      const { forests, columns, nodeCount } = shared;
      return { anomaly: ({ first, last }: NodeRange) => scoreAnomalies(forests, columns, nodeCount, first, last) };
    }
    case 'schemes': {
      const { input, extra, typologies, known } = shared;
      let made: TypologyContext | undefined;
      const context = (): TypologyContext => (made ??= typologyContext(input, typologies));
      return {
        ...Object.fromEntries(
          CHAPTERS.map((chapter) => [chapter.typology_type, () => detectChapter(context(), chapter, typologies)]),
        ),
        schemes: (ofChapters: readonly TypologyDetection[]) =>
          schemesOf(context(), withSequences(context(), ofChapters, typologies), extra, shared, known),
      };
    }
    case 'copies':
      return { copy: schemesOfCopies(shared.input, shared.settings) };
    case 'explanation':
      return { explain: (node: number) => explainAddress(shared.input, shared.typologies, node) };
    case 'entities':
      return { entities: () => findEntities(shared.input, shared.settings, shared.deposits) };
    case 'trace': {
      const { input, settings } = shared;
      let made: MoneyTracer | undefined;
      return {
        // What the first prepares serves the next.
        trace: (request: TraceRequest) => (made ??= moneyTracer(input, settings)).trace(request),
        risk: ({ risk_category, direction }: RiskTrace) => tracedRisk(input, risk_category, direction, settings),
        schemes: (schemes: readonly Uint32Array[]) => traceSchemes(input, schemes, settings),
      };
    }
    case 'patterns': {
      const { input, settings } = shared;
      return Object.fromEntries(
        Object.entries(DETECTORS).map(([name, detect]) => [name, () => detect(input, settings)] as const),
      );
    }
  }
}

if (parentPort !== null) {
  const calls: ThreadCalls = new ThreadCalls(parentPort);
  /** Answers what can be computed of an input, and takes the next. */
  const answer = (computed: Answerers): void => {
    calls.answerers = {
      ...computed,
      hold: (shared: WorkerInput) => {
        answer(computations(shared));
      },
      /** Forgets the input, and at once where its columns are large; gives the bytes of the thread's heap. */
      release: (isLarge: boolean) => {
        answer({});
        if (isLarge) collectGarbage();
        return getHeapStatistics().total_heap_size;
      },
    };
  };
  answer({});
}
