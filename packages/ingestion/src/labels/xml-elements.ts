/** Elements of XML by their name, found by looking forward only: a text that never closes one is read once. */

export interface XmlElement {
  /** As they are written. */
  readonly attributes: string;
  readonly inside: string;
}

const AFTER_NAME = /[\s>/]/u;

/**
 * The elements of that name, outermost first; one without an end ends the list. Names are without a prefix, and
 * comments are read as text. O(characters).
 */
export function* elementsOf(text: string, name: string): Generator<XmlElement, undefined> {
  const [open, close] = [`<${name}`, `</${name}>`];
  for (let begin = text.indexOf(open); begin >= 0;) {
    const named = begin + open.length;
    if (!AFTER_NAME.test(text[named] ?? '')) {
      begin = text.indexOf(open, named);
      continue;
    }
    const head = text.indexOf('>', named);
    if (head < 0) return;
    const isEmpty = text[head - 1] === '/';
    const end = isEmpty ? head + 1 : text.indexOf(close, head);
    if (end < 0) return;
    yield { attributes: text.slice(named, head), inside: isEmpty ? '' : text.slice(head + 1, end) };
    begin = text.indexOf(open, isEmpty ? end : end + close.length);
  }
}

/** What is inside the first element of that name, trimmed; '' where there is none. */
export function textOf(text: string, name: string): string {
  for (const { inside } of elementsOf(text, name)) return inside.trim();
  return '';
}

/** The value of an attribute; '' where there is none. */
export function attributeOf({ attributes }: XmlElement, name: string): string {
  const begin = attributes.search(new RegExp(`(?<![\\w:])${name}="`, 'u'));
  if (begin < 0) return '';
  const from = begin + name.length + 2;
  const end = attributes.indexOf('"', from);
  return end < 0 ? '' : attributes.slice(from, end);
}
