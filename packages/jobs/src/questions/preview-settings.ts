/** What changed settings would add to and remove from the alerts of a window. Publishes nothing. */
import type { AnalysisSettings, AssessedScheme } from '@analytics/analyzers';
import type { PreviewedAlert, SettingsPreview, TransferColumns } from '@analytics/domain';
import type { OpenWindow } from '../window/open-window.ts';

/** Compares the window under its own settings with the same window under others. */
export async function previewSettings(opened: OpenWindow, changed: AnalysisSettings): Promise<SettingsPreview> {
  const before = await opened.schemes();
  const after = await opened.under(changed).schemes();
  const { transfers, addresses } = await opened.data();
  const shown = (scheme: AssessedScheme): PreviewedAlert => previewedAlert(scheme, addresses.addresses, transfers);
  const left = new Set(before.schemes);
  const gained: PreviewedAlert[] = [];
  const pairs: { before: PreviewedAlert; after: PreviewedAlert }[] = [];
  for (const scheme of after.schemes) {
    const same = [...left].find((one) => isSame(one, scheme));
    if (same === undefined) {
      gained.push(shown(scheme));
      continue;
    }
    left.delete(same);
    const pair = { before: shown(same), after: shown(scheme) };
    if (differs(pair.before, pair.after)) pairs.push(pair);
  }
  return {
    before_count: before.schemes.length,
    after_count: after.schemes.length,
    gained,
    lost: Array.from(left, shown),
    changed: pairs,
  };
}

/** A scheme is the same where the typology and the subject are, and some transfer. */
function isSame(one: AssessedScheme, other: AssessedScheme): boolean {
  if (one.lead.typology_type !== other.lead.typology_type || one.lead.subject !== other.lead.subject) return false;
  const rows = new Set(one.rows);
  return other.rows.some((row) => rows.has(row));
}

function differs(one: PreviewedAlert, other: PreviewedAlert): boolean {
  return (
    one.severity !== other.severity ||
    one.transfer_count !== other.transfer_count ||
    one.volume_usd !== other.volume_usd
  );
}

function previewedAlert(
  scheme: AssessedScheme,
  addresses: readonly string[],
  transfers: TransferColumns,
): PreviewedAlert {
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
