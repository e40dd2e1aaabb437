/** A version of a filing as a file. The same version gives the same bytes. */
import { filingHtml } from './filing-html.ts';
import { fincenJson } from './fincen.ts';
import type { FilingDocument } from './filing-document.ts';
import type { FilingFormat } from './filing-limits.ts';
import { filingFileName, stateWords, type FilingState } from './filing-state.ts';
import { goamlFile } from './goaml.ts';

export interface FilingFile {
  readonly file_name: string;
  readonly media_type: string;
  readonly text: string;
}

export function filingFile(format: FilingFormat, document: FilingDocument, state: FilingState): FilingFile {
  const { media_type, write } = FILES[format];
  return {
    file_name: filingFileName(format, state),
    media_type: `${media_type}; charset=utf-8`,
    text: write(document, state),
  };
}

interface FileKind {
  readonly media_type: string;
  readonly write: (document: FilingDocument, state: FilingState) => string;
}

const FILES: Readonly<Record<FilingFormat, FileKind>> = {
  goaml: {
    media_type: 'application/xml',
    write: (document, state) => goamlFile(document, state).xml,
  },
  fincen: { media_type: 'application/json', write: fincenJson },
  html: { media_type: 'text/html', write: filingHtml },
  json: {
    media_type: 'application/json',
    write: (document, state) =>
      `${JSON.stringify({ state: stateWords(state), filing_id: state.filing_id, version: state.version, document }, null, 2)}\n`,
  },
};
