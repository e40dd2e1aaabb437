/** Writes parameters of the URL beside those that stand there. */
import { useSearchParams } from 'wouter';

export type ParamChanges = Readonly<Record<string, string>>;

/** With the changes made; an empty text takes a parameter out. */
export function withParams(before: URLSearchParams, changes: ParamChanges): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') after.delete(name);
    else after.set(name, value);
  }
  return after;
}

/** `replace` where Back should not step through every change. */
export function useSetParams(): (changes: ParamChanges, options?: { readonly replace: boolean }) => void {
  const [, setParams] = useSearchParams();
  return (changes, options) => {
    setParams((before) => withParams(before, changes), options);
  };
}
