/** What an author should look at before a filing is sent: sums, transactions that are left out, texts that are too long. */
import { formatNumber } from '../format-number.ts';
import type { FilingDocument } from './filing-document.ts';
import { MAX_FINCEN_NARRATIVE, MAX_GOAML_TEXT } from './filing-limits.ts';
import { narrativeText, reasonText } from './narrative-text.ts';
import { sumNotices, type FilingNotice } from './sum-notices.ts';

/** In the order of the text; none of them keeps a filing from being submitted. O(text + links). */
export function filingNotices(document: FilingDocument, first: FilingDocument): FilingNotice[] {
  return [...lengthNotices(document), ...leftOutNotices(document), ...sumNotices(document, first)];
}

function lengthNotices(document: FilingDocument): FilingNotice[] {
  const texts = [
    ['goAML', 'the reason with the narrative', reasonText(document), MAX_GOAML_TEXT],
    ['goAML', 'the action', document.report.action, MAX_GOAML_TEXT],
    ['FinCEN', 'the narrative', narrativeText(document), MAX_FINCEN_NARRATIVE],
  ] as const;
  return texts
    .filter(([, , text, most]) => text.length > most)
    .map(([form, what, text, most]) => ({
      sentence_id: '',
      figure: '',
      message: `${form} takes ${formatNumber(most)} characters: ${what} has ${formatNumber(text.length)}.`,
    }));
}

function leftOutNotices({ narrative, transactions }: FilingDocument): FilingNotice[] {
  const leftOut = new Set(transactions.filter(({ is_chosen }) => !is_chosen).map(({ transfer_id }) => transfer_id));
  return narrative
    .flatMap(({ sentences }) => sentences)
    .map(({ sentence_id, transfer_ids }) => ({
      sentence_id,
      count: transfer_ids.filter((id) => leftOut.has(id)).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ sentence_id, count }) => ({
      sentence_id,
      figure: '',
      message:
        count === 1
          ? 'A sentence links to a transaction that the report leaves out.'
          : `A sentence links to ${count} transactions that the report leaves out.`,
    }));
}
