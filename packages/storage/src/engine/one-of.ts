/** A text of the database as a word of a closed list: the engine knows texts only. */
import { AnalyticsError } from '@analytics/domain';

/** Throws INTERNAL where it is none of them: a row that another version or program wrote. */
export function oneOf<Word extends string>(words: readonly Word[], text: string): Word {
  const word = words.find((known) => known === text);
  if (word !== undefined) return word;
  throw new AnalyticsError('INTERNAL', `Expected one of ${words.join(', ')}, found ${JSON.stringify(text)}.`);
}
