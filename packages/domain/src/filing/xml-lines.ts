/** XML as lines, an element a line, each with the field of the form that it is written from. Same input, same bytes. */
import { xmlSafe } from '../graphml.ts';

export class XmlLines {
  private readonly lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>'];
  private readonly fieldOfLine: string[] = [''];
  private readonly open: string[] = [];

  /** `--` ends a comment, so that it is written apart. */
  comment(text: string): void {
    this.push(`<!-- ${xmlSafe(text).replaceAll(/-(?=-|$)/gu, '- ')} -->`, '');
  }

  /** An element around what `write` writes. */
  within(name: string, field: string, write: () => void): void {
    this.push(`<${name}>`, field);
    this.open.push(name);
    write();
    this.open.pop();
    this.push(`</${name}>`, field);
  }

  /** An element with text; none where the text is empty. */
  optional(name: string, text: string, field: string): void {
    if (text.trim() !== '') this.text(name, text, field);
  }

  /** An element with text, there even where the text is empty. */
  text(name: string, text: string, field: string): void {
    // A line break would shift the lines after it: as a reference it reaches the reader all the same.
    this.push(`<${name}>${xmlText(text).replaceAll('\n', '&#10;')}</${name}>`, field);
  }

  written(): { readonly xml: string; readonly fields: readonly string[] } {
    return { xml: `${this.lines.join('\n')}\n`, fields: this.fieldOfLine };
  }

  private push(line: string, field: string): void {
    this.lines.push(`${'  '.repeat(this.open.length)}${line}`);
    this.fieldOfLine.push(field);
  }
}

/** Escaped; what XML 1.0 cannot write is left out. */
export function xmlText(text: string): string {
  return xmlSafe(text)
    .replaceAll('\u{fffd}', '')
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
