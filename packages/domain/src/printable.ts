/** Texts of others as a terminal may show them: a name in a file must not move the cursor or forge a line. */

/** All that steers a terminal, but tab, line feed and ESC; and what turns the direction of letters around. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** ESC, but where it begins bold, dim or a colour of letters: those are ours. A forged one hides nothing. */
const ESCAPES = /\u001b(?!\[(?:1|2|22|3[1-79]|9[0-7])m)/gu;

/** A line, or several. */
export function printable(text: string): string {
  return text.replace(CONTROLS, '').replace(ESCAPES, '');
}

/** A part of one line. */
export function printableCell(text: string): string {
  return printable(text).replaceAll(/[\n\t]/gu, ' ');
}
