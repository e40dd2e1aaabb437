/** What an alert's evidence says, read out of its JSON. What another program wrote differently is left out, not guessed. */

export interface Sentence {
  readonly text: string;
  readonly transfer_ids: readonly string[];
  readonly transfer_count: number;
  readonly volume_usd: string;
}
export interface ScoreTerm {
  readonly name: string;
  readonly value: number;
  readonly weight: number;
}
export interface Condition {
  readonly name: string;
  readonly value: number;
  readonly relation: string;
  readonly limit: number;
  readonly unit: string;
}
export interface ToldDetection {
  readonly typology_type: string;
  readonly sentences: readonly Sentence[];
}
export interface ToldEvidence {
  readonly sentences: readonly Sentence[];
  /** Other names of the same transfers. */
  readonly indicators: readonly ToldDetection[];
  /** What touches the scheme and stands on transfers of its own. */
  readonly around: readonly ToldDetection[];
  readonly funding: readonly string[];
  readonly cash_out: readonly string[];
  readonly conditions: readonly Condition[];
  readonly confidence: {
    readonly score: number;
    readonly band: readonly number[];
    readonly terms: readonly ScoreTerm[];
    readonly corroboration: number;
  };
  readonly severity: { readonly score: number; readonly terms: readonly ScoreTerm[] };
  readonly innocent_reading: string;
  readonly evidence_digest: string;
}

export function toldEvidence(evidence: Readonly<Record<string, unknown>>): ToldEvidence {
  const surroundings = object(evidence['surroundings']);
  const confidence = object(evidence['confidence']);
  const severity = object(evidence['severity']);
  return {
    sentences: sentences(evidence['sentences']),
    indicators: detections(evidence['indicators']),
    around: detections(evidence['around']),
    funding: texts(surroundings['funding']),
    cash_out: texts(surroundings['cash_out']),
    conditions: list(evidence['conditions']).map((condition) => ({
      name: text(condition['name']),
      value: number(condition['value']),
      relation: text(condition['relation']),
      limit: number(condition['limit']),
      unit: text(condition['unit']),
    })),
    confidence: {
      score: number(confidence['score']),
      band: array(confidence['band']).map(number),
      terms: terms(confidence['terms']),
      corroboration: number(confidence['corroboration']),
    },
    severity: { score: number(severity['score']), terms: terms(severity['terms']) },
    innocent_reading: text(evidence['innocent_reading']),
    evidence_digest: text(evidence['evidence_digest']),
  };
}

function sentences(value: unknown): Sentence[] {
  return list(value).map((sentence) => ({
    text: text(sentence['text']),
    transfer_ids: texts(sentence['transfer_ids']),
    transfer_count: number(sentence['transfer_count']),
    volume_usd: text(sentence['volume_usd']),
  }));
}

function detections(value: unknown): ToldDetection[] {
  return list(value).map((detection) => ({
    typology_type: text(detection['typology_type']),
    sentences: sentences(detection['sentences']),
  }));
}

function terms(value: unknown): ScoreTerm[] {
  return list(value).map((term) => ({
    name: text(term['name']),
    value: number(term['value']),
    weight: number(term['weight']),
  }));
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {};
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function list(value: unknown): Readonly<Record<string, unknown>>[] {
  return array(value).map(object);
}

function texts(value: unknown): string[] {
  return array(value).filter((item) => typeof item === 'string');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
