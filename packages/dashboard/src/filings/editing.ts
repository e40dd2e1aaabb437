/** What the parts of the form are given: the document, how it is changed, and what it lacks. */
import type { FilingDocument } from '@analytics/domain';

export interface Editing {
  readonly document: FilingDocument;
  readonly onChange: (document: FilingDocument) => void;
  /** The same of what is newest then; stable, so that long tables are drawn anew only where their rows change. */
  readonly change: (update: (document: FilingDocument) => FilingDocument) => void;
  readonly isReadOnly: boolean;
  /** What is missing, by field. */
  readonly missing: ReadonlyMap<string, string>;
}
