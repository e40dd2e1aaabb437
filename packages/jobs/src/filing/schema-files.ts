/** What an XSD may hold before it is read: UTF-8, no DTD, no entity, and no file but those that came with it. */
import { AnalyticsError, MAX_XSD_BYTES, MAX_XSD_FILES } from '@analytics/domain';

export interface SchemaFile {
  /** As schemaLocation names it, without directories. */
  readonly file_name: string;
  readonly content: string;
}

const FILE_NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$/u;
/** In other encodings the letters looked for below would be other bytes. */
const ENCODING = /<\?xml[^>]*?encoding\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s?>]*))/giu;
/** Not that of xsi:schemaLocation, which is never followed here. */
const LOCATION = /(?<![\w:.-])schemaLocation\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

/** The first file is the schema, the others are what it includes or imports. Throws XSD_REFUSED. */
export function requireSafeSchema(files: readonly SchemaFile[]): void {
  if (files.length === 0 || files.length > MAX_XSD_FILES)
    throw refused(`1 to ${MAX_XSD_FILES} files`, `${files.length}`);
  const size = files.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);
  if (size > MAX_XSD_BYTES) throw refused(`at most ${MAX_XSD_BYTES} bytes in all files`, `${size}`);
  const names = new Set(files.map(({ file_name }) => file_name));
  if (names.size < files.length) throw refused('each file once', 'a name twice');
  for (const { file_name, content } of files) {
    if (!FILE_NAME.test(file_name))
      throw refused('names of letters, digits, ".", "_" and "-"', JSON.stringify(file_name));
    if (content.includes('\0')) throw refused(`text as UTF-8 in ${file_name}`, 'the character U+0000');
    for (const [, quoted, single, bare] of content.matchAll(ENCODING)) {
      const encoding = quoted ?? single ?? bare ?? '';
      if (encoding.toLowerCase() !== 'utf-8')
        throw refused(`UTF-8 as the encoding of ${file_name}`, JSON.stringify(encoding.slice(0, 40)));
    }
    // Not looked for in comments apart: nothing here may be clever enough to miss one.
    const declared = /<!(DOCTYPE|ENTITY)/u.exec(content)?.[0];
    if (declared !== undefined) throw refused(`no DTD and no entities in ${file_name}`, declared);
    for (const [, quoted, single] of content.matchAll(LOCATION)) {
      const location = quoted ?? single ?? '';
      if (!names.has(location))
        throw refused(`every file that ${file_name} includes to be given`, JSON.stringify(location));
    }
  }
}

function refused(expected: string, found: string): AnalyticsError {
  return new AnalyticsError('XSD_REFUSED', `Expected ${expected}, found ${found}.`);
}
