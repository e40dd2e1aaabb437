/** How wide and how coloured a terminal is; a file or a pipe is neither. */
import { styleText } from 'node:util';
import type { Severity } from '@analytics/domain';

export interface Layout {
  /** Columns; undefined where lines are not broken. */
  readonly width: number | undefined;
  readonly has_colour: boolean;
}

/** A terminal that is narrower is written as if it had so many columns. */
const MIN_WIDTH = 40;

const STYLES = { critical: 'magenta', high: 'red', medium: 'yellow', low: 'cyan' } as const satisfies Record<
  Severity,
  string
>;

/**
 * Breaks a text between words so that no line is longer than the terminal, each indented; a longer word stays whole.
 */
export function wrapped(text: string, indent: string, { width }: Layout): string[] {
  if (width === undefined) return [indent + text];
  const room = Math.max(MIN_WIDTH, width) - indent.length;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}

/** The name of a severity, in its colour where there are colours. */
export function severityWord(severity: Severity, { has_colour }: Layout): string {
  return has_colour ? styleText(STYLES[severity], severity, { validateStream: false }) : severity;
}
