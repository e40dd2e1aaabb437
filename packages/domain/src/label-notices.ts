/** What a run and an ingest say of labels that do nothing: they name nobody here, or their words mean nothing here. */
import { nearestWords, meaningOf } from './label-taxonomy.ts';
import type { RunNotice } from './notices.ts';
import { counted, grouped } from './quantities.ts';

export interface LabelMatch {
  readonly labelled_count: number;
  readonly matched_count: number;
  /** Where the addresses were looked for: "of this network", "of the window". */
  readonly where: string;
  /** An address that a label names, and one that has a transfer; '' where there is none. */
  readonly labelled_example: string;
  readonly transfer_example: string;
}

/** How many labels name somebody; where none does, that limits every answer. Nothing where there are no labels. */
export function matchNotices(match: LabelMatch): RunNotice[] {
  const { labelled_count, matched_count, where, labelled_example, transfer_example } = match;
  if (labelled_count === 0) return [];
  const named = counted(labelled_count, 'labelled address', 'labelled addresses');
  const said = `${grouped(matched_count)} of ${named} ${labelled_count === 1 ? 'is an address' : 'are addresses'} ${where}`;
  if (matched_count > 0) return [{ code: 'LABELS_MATCHED', message: `${said}.`, count: matched_count }];
  if (transfer_example === '')
    return [{ code: 'LABELS_MATCHED', message: `${said}: no transfer is loaded yet.`, count: 0 }];
  const compared = `: labels name addresses such as ${labelled_example}, transfers such as ${transfer_example}`;
  const message = `LABELS MATCH NOTHING: ${said}${compared}. No risk or service was recognised by its label.`;
  return [{ code: 'LABELS_MATCH_NOTHING', message, count: labelled_count }];
}

export interface WordCount {
  readonly address_type: string;
  readonly address_subtype: string;
  readonly label_count: number;
}

/** Words that are shown, most used first. */
const WORDS_SHOWN = 10;

/** Names the types of labels that mean nothing here, with the words that were probably meant. */
export function unknownWordNotices(words: readonly WordCount[]): RunNotice[] {
  const unknown = new Map<string, number>();
  for (const { address_type, address_subtype, label_count } of words) {
    const isSaid = [address_type, address_subtype].some((word) => {
      const meaning = meaningOf(word);
      return meaning !== undefined && meaning.category !== 'unknown';
    });
    const word = meaningOf(address_type) === undefined ? address_type : address_subtype;
    if (isSaid || meaningOf(word) !== undefined) continue;
    unknown.set(word, (unknown.get(word) ?? 0) + label_count);
  }
  if (unknown.size === 0) return [];
  const count = [...unknown.values()].reduce((sum, one) => sum + one, 0);
  const shown = [...unknown].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, WORDS_SHOWN);
  const named = shown.map(([word, times]) => {
    const nearest = nearestWords(word);
    const known = nearest.length === 0 ? 'no known word is like it' : `nearest known words: ${nearest.join(', ')}`;
    return `${JSON.stringify(word)} (${grouped(times)}; ${known})`;
  });
  const more = unknown.size > shown.length ? ` and ${counted(unknown.size - shown.length, 'other word')}` : '';
  const message = `The type of ${counted(count, 'label')} means nothing here: ${named.join(', ')}${more}. By its type such a label is neither a risk nor a service.`;
  return [{ code: 'LABEL_WORDS_UNKNOWN', message, count }];
}
