/** A file of a form as it is sent: its text, under a name that the service takes. */

const NO_FILE_LETTER = /[^\w .()-]/gu;

/** Of the field `file`. Throws TypeError where there is none. */
export async function sentFile(fields: FormData): Promise<{ readonly file_name: string; readonly content: string }> {
  const file = fields.get('file');
  if (!(file instanceof File)) throw new TypeError('Expected a file, found none.');
  const file_name = file.name.replace(NO_FILE_LETTER, '_').replace(/^\W/u, '_');
  return { file_name, content: await file.text() };
}
