/** An alert as a file that needs nothing else: a page to print, or JSON in the terms of reports to an authority. */
import type { ApiSchemas } from '@analytics/api-client';
import { formatShare } from '../format/number.ts';
import { utcTime } from '../format/time.ts';
import { exactUsd } from '../format/usd.ts';
import { capitalised, typologyWords, words } from '../format/words.ts';
import { layoutOf, placesOf } from '../scheme/layout.ts';
import { escaped, schemeSvg } from '../scheme/scheme-svg.ts';
import { schemeOf, type Cast } from '../scheme/scheme.ts';
import { strings } from '../strings.ts';
import { PAPER, items, reportPage, row } from './report-page.ts';
import { toldEvidence } from '../evidence/told-evidence.ts';

type Alert = ApiSchemas['AlertDetail'];
const text = strings.alert;

export function alertReportHtml(alert: Alert, cast: Cast): string {
  const told = toldEvidence(alert.evidence);
  const scheme = schemeOf(alert.transfers, cast);
  const drawing = schemeSvg(scheme, placesOf(scheme, layoutOf(alert.typology_type)), PAPER);
  const title = capitalised(typologyWords(alert.typology_type));
  const terms = [
    ...told.severity.terms.map((term) => ({ ...term, of: text.severity })),
    ...told.confidence.terms.map((term) => ({ ...term, of: text.confidence })),
  ];
  return reportPage(
    `${title} ${alert.alert_id}`,
    `<h1>${escaped(title)}</h1>
<p>${escaped([alert.alert_id, words(alert.severity), exactUsd(alert.volume_usd), `${utcTime(alert.start_time)} – ${utcTime(alert.end_time)}`, strings.statuses[alert.disposition_status]].join(' · '))}</p>
<h2>${escaped(text.story)}</h2><ol>${items(told.sentences.map((sentence) => sentence.text))}</ol>
<h2>${escaped(text.scheme)}</h2>${drawing}
<h2>${escaped(text.fatf)}</h2><p>${escaped(text.fatf_categories[alert.fatf_category] ?? alert.fatf_category)}</p>
<h2>${escaped(text.innocent)}</h2><p>${escaped(told.innocent_reading)} ${escaped(text.not_proof)}</p>
<h2>${escaped(text.limitations)}</h2><ul>${items(alert.limitations)}</ul>
<h2>${escaped(text.roles)}</h2><table>${[...cast.roles].map(([address, role]) => row([words(role), address, cast.suspects.has(address) ? text.suspect : text.not_suspect])).join('')}</table>
<h2>${escaped(`${text.severity}; ${text.confidence}`)}</h2><table>${terms.map(({ of, name, value, weight }) => row([of, name, formatShare(value), formatShare(weight), formatShare(value * weight)])).join('')}</table>
<h2>${escaped(text.evidence)}</h2><table>${alert.transfers.map((transfer) => row([utcTime(transfer.block_timestamp), transfer.from_address, transfer.to_address, `${transfer.amount} ${transfer.asset_symbol}`, exactUsd(transfer.amount_usd), transfer.transfer_id])).join('')}</table>
<h2>${escaped(text.decisions)}</h2><ul>${items(alert.dispositions.map((one) => `${utcTime(one.decided_at_ms)} ${strings.statuses[one.status]} ${one.decided_by} ${one.reason} ${one.note}`))}</ul>
<p>SHA-256: ${escaped(told.evidence_digest)}</p>`,
  );
}

/** Transactions, parties, indicators and narrative: what reports to an authority (goAML, FinCEN) are filled in from. */
export function alertReportJson(alert: Alert, cast: Cast): string {
  const told = toldEvidence(alert.evidence);
  return `${JSON.stringify(
    {
      report: {
        alert_id: alert.alert_id,
        processing_date: alert.processing_date,
        window_days: alert.window_days,
        run_id: alert.run_id,
      },
      narrative: told.sentences.map((sentence) => sentence.text).join(' '),
      innocent_reading: told.innocent_reading,
      limitations: alert.limitations,
      indicators: [alert.typology_type, ...alert.risk_indicators].map((indicator) => ({ indicator })),
      fatf_category: alert.fatf_category,
      severity: alert.severity,
      confidence_score: alert.alert_confidence_score,
      parties: [...cast.roles].map(([address, role]) => ({ address, role, is_suspected: cast.suspects.has(address) })),
      transactions: alert.transfers.map((transfer) => ({
        ...transfer,
        at: new Date(transfer.block_timestamp).toISOString(),
      })),
      total_usd: alert.volume_usd,
      evidence_digest: told.evidence_digest,
      dispositions: alert.dispositions,
    },
    null,
    2,
  )}\n`;
}
