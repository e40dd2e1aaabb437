/** Texts that people open in a spreadsheet, which runs what looks like a formula (OWASP: CSV Injection). */

/** How such a text begins: of regular expressions in JavaScript and in the engine. */
export const FORMULA_START = '^[=+\\-@\\t\\r]';

const FORMULA = new RegExp(FORMULA_START, 'u');

/** The text, behind an apostrophe where a spreadsheet would take it for a formula. */
export function spreadsheetText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** How texts stand in a CSV: `safe` for spreadsheets, `raw` for programs. */
export const CSV_CELLS = ['safe', 'raw'] as const;
export type CsvCells = (typeof CSV_CELLS)[number];
