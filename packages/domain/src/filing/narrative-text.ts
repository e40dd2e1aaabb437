/** The narrative as plain text: a blank line between paragraphs, a space between sentences. */
import type { FilingDocument } from './filing-document.ts';

export function narrativeText({ narrative }: Pick<FilingDocument, 'narrative'>): string {
  return narrative
    .map(({ sentences }) =>
      sentences
        .map(({ text }) => text.trim())
        .filter((text) => text !== '')
        .join(' '),
    )
    .filter((text) => text !== '')
    .join('\n\n');
}

/** What goAML takes as the reason: why it is suspicious, then the narrative. */
export function reasonText(document: Pick<FilingDocument, 'report' | 'narrative'>): string {
  return [document.report.reason, narrativeText(document)].filter((one) => one !== '').join('\n\n');
}
