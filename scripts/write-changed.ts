/** Writes a generated file where it says something else, so that what reads it meanwhile never finds half of it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export function writeChanged(file: URL, text: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}
