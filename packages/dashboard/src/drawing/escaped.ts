/** Text in markup, whoever wrote it. */
import { xmlSafe } from '@analytics/domain';

/** A text as it stands in markup: no character of it ends a text or an attribute. */
export function escaped(text: string): string {
  return xmlSafe(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
