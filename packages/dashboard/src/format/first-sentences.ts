/** The whole sentences at the beginning of a text that fit into so many letters; at least the first. */
export function firstSentences(text: string, at_most: number): string {
  if (text.length <= at_most) return text;
  const [first = text, ...more] = text.split(/(?<=[.!?]) (?=[\p{Lu}\p{Nd}])/u);
  let kept = first;
  for (const sentence of more) {
    if (kept.length + 1 + sentence.length > at_most) break;
    kept += ` ${sentence}`;
  }
  return kept;
}
