/** Texts of others as a terminal may show them: a name in a file must not move the cursor or forge a line. */

/** All that steers a terminal, but tab, line feed and ESC. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f]/gu;
/** ESC, but where it begins a colour: those are ours, and a forged one does no harm. */
const ESCAPES = /\u001b(?!\[[0-9;]{0,16}m)/gu;

/** A line, or several. */
export function printable(text: string): string {
  return text.replace(CONTROLS, '').replace(ESCAPES, '');
}

/** A part of one line. */
export function printableCell(text: string): string {
  return printable(text).replaceAll(/[\n\t]/gu, ' ');
}
