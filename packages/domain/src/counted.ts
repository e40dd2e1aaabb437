/** `1 transfer`, `1,234 transfers`: a number with its noun, in English. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
