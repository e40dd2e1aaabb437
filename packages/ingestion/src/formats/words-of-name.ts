/** The name of a column with a space between its words: `amountWei` is two. */
export function wordsOfName(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/gu, '$1 $2');
}
