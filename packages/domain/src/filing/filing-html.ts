/** A filing as a page to print that needs nothing else: all fields, the narrative with its links, the transactions. */
import { utcMinute } from '../quantities.ts';
import { fincenParts, type FincenPart } from './fincen.ts';
import type { FilingDocument, FilingSentence } from './filing-document.ts';
import { isApproved, stateWords, type FilingState } from './filing-state.ts';
import { localAmount } from './goaml.ts';
import { missingFields } from './missing-fields.ts';
import { xmlText } from './xml-lines.ts';

const STYLE =
  'body{font:14px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#16202e}table{border-collapse:collapse;width:100%;font-size:11px}' +
  'th,td{border-bottom:1px solid #ccd5e0;text-align:left;padding:3px;overflow-wrap:anywhere;vertical-align:top}' +
  'h2{font-size:17px;margin:26px 0 8px;border-bottom:2px solid #16202e}sup{font-size:9px}.draft{color:#8f1239;font-weight:bold}' +
  '@page{margin:15mm}@media print{body{margin:0;max-width:none}thead{display:table-header-group}tr,li{break-inside:avoid}h2{break-after:avoid}}';

export function filingHtml(document: FilingDocument, state: FilingState): string {
  const title = `${document.report.report_code} ${document.report.entity_reference || state.filing_id}`;
  const chosen = document.transactions.filter(({ is_chosen }) => is_chosen);
  const numberOf = new Map(chosen.map(({ transfer_id }, index) => [transfer_id, index + 1]));
  const missing = missingFields(document);
  const body = [
    `<p${isApproved(state) ? '' : ' class="draft"'}>${xmlText(stateWords(state))}</p>`,
    missing.length === 0 ? '' : section('Missing', list(missing.map(({ message }) => message))),
    section('Report', reportTable(document)),
    ...fincenParts(document)
      .filter(({ part }) => part !== 'V')
      .map((part) => section(`Part ${part.part}: ${part.title}`, partTable(part))),
    section('Reason', paragraph(document.report.reason)),
    section('Action', paragraph(document.report.action)),
    section('Narrative', narrative(document, numberOf)),
    section('Transactions', transactionsTable(document)),
    section('Accounts', accountsTable(document)),
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${xmlText(title)}</title><style>${STYLE}</style></head><body>
<h1>${xmlText(title)}</h1>
${body.join('\n')}
</body></html>
`;
}

function section(title: string, body: string): string {
  return `<h2>${xmlText(title)}</h2>${body}`;
}

function paragraph(text: string): string {
  return text
    .split('\n')
    .map((line) => `<p>${xmlText(line)}</p>`)
    .join('');
}

function list(lines: readonly string[]): string {
  return `<ul>${lines.map((line) => `<li>${xmlText(line)}</li>`).join('')}</ul>`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((one) => `<th scope="col">${xmlText(one)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${xmlText(cell)}</td>`).join('')}</tr>`);
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function reportTable({ report, origin }: FilingDocument): string {
  const rows = [
    ['Report code', report.report_code],
    ['Own reference', report.entity_reference],
    ['Reference of the authority', report.fiu_ref_number],
    ['Date', report.submission_date],
    ['Currency', report.currency_code],
    ['Indicators', report.indicators.map(({ code, words }) => `${code} ${words}`.trim()).join('; ')],
    [
      'From',
      `${origin.subject_kind} ${origin.subject_id}, ${origin.network}, ${origin.processing_date}, ${origin.window_days} days, run ${origin.run_id}`,
    ],
    ['Evidence', origin.alerts.map(({ alert_id, evidence_digest }) => `${alert_id}: ${evidence_digest}`).join('; ')],
  ];
  return table(['Field', 'Value'], rows);
}

function partTable({ fields }: FincenPart): string {
  return table(
    ['Item', 'Field', 'Value'],
    fields.map(({ item, name, value }) => [item, name, value]),
  );
}

/** Each sentence with the numbers of its transactions; one without is the author's own. */
function narrative(document: FilingDocument, numberOf: ReadonlyMap<string, number>): string {
  const sentence = ({ text, transfer_ids }: FilingSentence): string => {
    const numbers = transfer_ids.flatMap((id) => numberOf.get(id) ?? []);
    return `${xmlText(text)}${numbers.length === 0 ? '' : `<sup>[${ranges(numbers)}]</sup>`}`;
  };
  return document.narrative.map(({ sentences }) => `<p>${sentences.map(sentence).join(' ')}</p>`).join('');
}

/** `1–3, 7` of numbers that rise. */
function ranges(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  const parts: [first: number, last: number][] = [];
  for (const number of sorted) {
    const part = parts.at(-1);
    if (part !== undefined && number <= part[1] + 1) part[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(', ');
}

function transactionsTable(document: FilingDocument): string {
  const { currency_code } = document.report;
  const rows = document.transactions
    .filter(({ is_chosen }) => is_chosen)
    .map((one, index) => [
      String(index + 1),
      utcMinute(one.at_ms),
      one.from_address,
      one.to_address,
      `${one.amount} ${one.asset_symbol}`,
      Number(one.amount_usd) > 0 ? localAmount(document, one.amount_usd) : 'no price',
      one.transfer_id,
    ]);
  return table(['No.', 'Time', 'From', 'To', 'Amount', currency_code, 'Transfer'], rows);
}

function accountsTable({ accounts, subjects }: FilingDocument): string {
  const called = new Map(
    subjects.map((one) => [
      one.subject_id,
      one.kind === 'entity' ? one.legal_name : [one.first_name, one.last_name].join(' ').trim() || one.alias,
    ]),
  );
  const rows = accounts.map((one) => [
    one.address,
    one.label,
    one.role.replaceAll('_', ' '),
    called.get(one.subject_id) ?? '',
    one.is_client ? 'client' : '',
  ]);
  return table(['Address', 'Label', 'Role', 'Subject', 'Client'], rows);
}
