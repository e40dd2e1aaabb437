/** What changed settings would add to and remove from the alerts of a window. Publishes nothing. */
import type { AnalysisSettings, AssessedScheme, Severity, WindowSchemes } from '@analytics/analyzers';
import type { WindowAnalysis } from './window-analysis.ts';

/** An alert that would be gained or lost. */
export interface PreviewedAlert {
  readonly typology_type: string;
  readonly address: string;
  readonly severity: Severity;
  readonly severity_score: number;
  readonly confidence_score: number;
  readonly transfer_count: number;
  readonly suspect_count: number;
  readonly volume_usd: number;
  /** Epoch milliseconds. */
  readonly start_time: number;
  readonly end_time: number;
}

export interface SettingsPreview {
  readonly before_count: number;
  readonly after_count: number;
  /** Those to be read first first. */
  readonly gained: readonly PreviewedAlert[];
  readonly lost: readonly PreviewedAlert[];
}

/** Compares the window under the analysis's own settings with the same window under others. */
export async function previewSettings(analysis: WindowAnalysis, changed: AnalysisSettings): Promise<SettingsPreview> {
  const before = keyed(await analysis.schemes(), analysis);
  const after = keyed(await analysis.schemes(changed), analysis);
  const only = (here: typeof before, there: typeof before): PreviewedAlert[] =>
    [...here].filter(([key]) => !there.has(key)).map(([, scheme]) => shown(scheme, analysis));
  return {
    before_count: before.size,
    after_count: after.size,
    gained: only(after, before),
    lost: only(before, after),
  };
}

/** A scheme is the same where typology, subject and first transfer are. */
function keyed({ schemes }: WindowSchemes, { addresses }: WindowAnalysis): Map<string, AssessedScheme> {
  return new Map(
    schemes.map((scheme) => [
      `${scheme.lead.typology_type} ${addresses[scheme.lead.subject] ?? ''} ${scheme.rows[0] ?? 0}`,
      scheme,
    ]),
  );
}

function shown(scheme: AssessedScheme, { addresses, transfers }: WindowAnalysis): PreviewedAlert {
  const { lead, assessment, rows, suspects } = scheme;
  const times = Array.from(rows, (row) => transfers.timestamp_ms[row] ?? 0);
  return {
    typology_type: lead.typology_type,
    address: addresses[lead.subject] ?? '',
    severity: assessment.severity,
    severity_score: assessment.severity_score,
    confidence_score: assessment.confidence_score,
    transfer_count: rows.length,
    suspect_count: suspects.length,
    volume_usd: rows.reduce((sum, row) => sum + (transfers.amount_usd[row] ?? 0), 0),
    start_time: times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY),
    end_time: times.reduce((most, time) => Math.max(most, time), 0),
  };
}
