/** The limits and words of a filing, without its schema: a page that only shows them loads no parser. */

/** Its state: a draft is reviewed by somebody else before it counts. */
export const FILING_STATUSES = {
  draft: 'It is being written.',
  in_review: 'It waits for somebody else to approve it.',
  returned: 'It was sent back with a reason.',
  approved: 'Somebody approved this very version.',
  filed: 'It was sent to the authority.',
  withdrawn: 'It is not filed, for a reason.',
} as const;
export type FilingStatus = keyof typeof FILING_STATUSES;

/** What somebody did; each makes the next version. */
export const FILING_ACTIONS = ['drafted', 'saved', 'submitted', 'approved', 'returned', 'withdrawn', 'filed'] as const;
export type FilingAction = (typeof FILING_ACTIONS)[number];

/** From which states an action may be done, and the state that it leads to. */
export const FILING_STEPS: Readonly<
  Record<FilingAction, { readonly from: readonly FilingStatus[]; readonly to: FilingStatus }>
> = {
  drafted: { from: [], to: 'draft' },
  saved: { from: ['draft', 'in_review', 'returned', 'approved', 'filed'], to: 'draft' },
  submitted: { from: ['draft', 'returned'], to: 'in_review' },
  approved: { from: ['in_review'], to: 'approved' },
  returned: { from: ['in_review', 'approved'], to: 'returned' },
  withdrawn: { from: ['draft', 'in_review', 'returned', 'approved'], to: 'withdrawn' },
  filed: { from: ['approved'], to: 'filed' },
};

/** What a filing is about. */
export const FILING_SUBJECTS = ['alert', 'case'] as const;
export type FilingSubjectKind = (typeof FILING_SUBJECTS)[number];

/** What it can be exported as. */
export const FILING_FORMATS = ['goaml', 'fincen', 'html', 'json'] as const;
export type FilingFormat = (typeof FILING_FORMATS)[number];

/** Report codes that goAML schemas have in common; a country may take fewer. */
export const REPORT_CODES = ['STR', 'SAR', 'AIF', 'TFR'] as const;

/** Of a network. */
export const MAX_FILINGS = 10_000;
/** Of a filing: each act is one. After as many nothing is saved; what is written can still be filed or given up. */
export const MAX_FILING_VERSIONS = 500;
/** As JSON, with 2,000 transfers and their links. */
export const MAX_FILING_BYTES = 4 * 1_048_576;
export const MAX_FILING_TRANSACTIONS = 2000;
export const MAX_FILING_ACCOUNTS = 4000;
export const MAX_FILING_SUBJECTS = 100;
export const MAX_FILING_ALERTS = 200;
export const MAX_FILING_INDICATORS = 50;
export const MAX_FILING_PARAGRAPHS = 250;
/** Of all paragraphs. */
export const MAX_FILING_SENTENCES = 1000;
export const MAX_SENTENCE = 4000;
/** Of all sentences: about 25 pages. */
export const MAX_NARRATIVE = 100_000;
/** Of all sentences. */
export const MAX_NARRATIVE_LINKS = 10_000;
export const MAX_FILING_TEXT = 4000;
/** Characters that goAML takes as a reason and as an action. */
export const MAX_GOAML_TEXT = 4000;
/** Characters that FinCEN’s form takes as a narrative. */
export const MAX_FINCEN_NARRATIVE = 17_000;
export const MAX_FILING_NAME = 255;
export const MAX_FILING_NOTE = 2000;
/** What an XSD may be, with all the files that it includes. */
export const MAX_XSD_BYTES = 3 * 1_048_576;
export const MAX_XSD_FILES = 20;
