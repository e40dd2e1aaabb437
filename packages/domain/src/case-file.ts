/** Files that people attach to a case: what their names become, and what they are by their content. */
import { AnalyticsError } from './errors.ts';

/** What may be attached: by media type, the endings of its names. Nothing that a browser would run. */
export const CASE_FILE_TYPES = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'message/rfc822': ['eml'],
  'application/json': ['json'],
  'text/csv': ['csv'],
  'text/plain': ['txt', 'md', 'log'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type CaseFileType = keyof typeof CASE_FILE_TYPES;

/** Characters, the ending included. */
const LONGEST_NAME = 120;
/** Bytes that a file system takes of a name. */
const MOST_NAME_BYTES = 255;
/** Names that Windows keeps for devices. */
const RESERVED = /^(con|conin\$|conout\$|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]) *(\.|$)/iu;

/** A name that is safe to show and to save under: one part of a path, one line, read in one direction. */
export function cleanFileName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/u).at(-1) ?? '';
  const plain = last
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[<>:"|?*%]/gu, '_')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[. ]+/u, '');
  const ended = withoutEnd(plain, '. ');
  const safe = RESERVED.test(ended) ? `_${ended}` : ended;
  if (safe === '') return 'file';
  return shortened(safe);
}

function shortened(name: string): string {
  const letters = Array.from(name);
  if (letters.length <= LONGEST_NAME && bytesIn(name) <= MOST_NAME_BYTES) return name;
  const ending = /\.[a-z0-9]{1,8}$/iu.exec(name)?.[0] ?? '';
  const kept = letters.slice(0, LONGEST_NAME - ending.length);
  while (bytesIn(kept.join('')) + ending.length > MOST_NAME_BYTES) kept.pop();
  return `${kept.join('')}${ending}`;
}

function bytesIn(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** A text without those of the letters that it ends with. */
function withoutEnd(text: string, letters: string): string {
  let end = text.length;
  while (end > 0 && letters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/**
 * What a file is: its content must be what the ending of its name says, and one of the types that may be attached.
 * Throws FILE_REFUSED.
 */
export function caseFileType(bytes: Uint8Array, file_name: string): CaseFileType {
  const ending = /\.([a-z0-9]{1,8})$/iu.exec(file_name)?.[1]?.toLowerCase() ?? '';
  const found = Object.entries(CASE_FILE_TYPES).find(([, endings]) => (endings as readonly string[]).includes(ending));
  const named = found?.[0] as CaseFileType | undefined;
  if (named === undefined) {
    const endings = Object.values(CASE_FILE_TYPES).flat().join(', ');
    throw refused(`a file named with one of the endings ${endings}`, JSON.stringify(file_name));
  }
  if (bytes.length === 0) throw refused('a file with content', 'an empty one');
  if (!CONTENT_OF[named](bytes)) throw refused(`content that is ${named}, as the name says`, 'something else');
  return named;
}

function refused(expected: string, found: string): AnalyticsError {
  return new AnalyticsError('FILE_REFUSED', `Expected ${expected}, found ${found}.`);
}

const CONTENT_OF: Readonly<Record<CaseFileType, (bytes: Uint8Array) => boolean>> = {
  'application/pdf': (bytes) => holds(bytes.subarray(0, 1024), '%PDF-'),
  'image/png': (bytes) => beginsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'image/jpeg': (bytes) => beginsWith(bytes, [0xff, 0xd8, 0xff]),
  'image/webp': (bytes) => holds(bytes.subarray(0, 4), 'RIFF') && holds(bytes.subarray(8, 12), 'WEBP'),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': (bytes) =>
    isOfficeFile(bytes, 'word/document.xml'),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': (bytes) =>
    isOfficeFile(bytes, 'xl/workbook.xml'),
  'message/rfc822': (bytes) => /^[!-9;-~]+:/u.test(textOf(bytes)?.slice(0, 200) ?? ''),
  // Not parsed: a deep one takes seconds.
  'application/json': (bytes) => /^\s*["[{\-\dtfn]/u.test(textIn('utf-8', bytes) ?? ''),
  'text/csv': (bytes) => textOf(bytes) !== undefined,
  'text/plain': (bytes) => textOf(bytes) !== undefined,
};

function beginsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte);
}

/** Whether ASCII text occurs in the bytes. */
function holds(bytes: Uint8Array, text: string): boolean {
  return new TextDecoder('latin1').decode(bytes).includes(text);
}

const MACROS = /vbaproject\.bin/iu;

/** A ZIP with that part; one with macros is none. Names of parts stand uncompressed in it. */
function isOfficeFile(bytes: Uint8Array, part: string): boolean {
  const isZip = beginsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
  return (
    isZip &&
    holds(bytes, '[Content_Types].xml') &&
    holds(bytes, part) &&
    !MACROS.test(new TextDecoder('latin1').decode(bytes))
  );
}

/** UTF-8, UTF-16 with its mark, or 8-bit letters; undefined where control characters are in it: it is no text. */
function textOf(bytes: Uint8Array): string | undefined {
  if (beginsWith(bytes, [0xff, 0xfe])) return textIn('utf-16le', bytes);
  if (beginsWith(bytes, [0xfe, 0xff])) return textIn('utf-16be', bytes);
  return textIn('utf-8', bytes) ?? textIn('windows-1252', bytes);
}

function textIn(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
