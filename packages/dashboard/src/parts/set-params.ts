/** Writes parameters of the URL beside those that stand there. */
import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

export type ParamChanges = Readonly<Record<string, string | undefined>>;

/** With the changes made; undefined or an empty text takes a parameter out. */
export function withParams(before: URLSearchParams, changes: ParamChanges): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') after.delete(name);
    else after.set(name, value);
  }
  return after;
}

/** Whether the URL holds any of the parameters. */
export function hasAny(params: URLSearchParams, names: readonly string[]): boolean {
  return names.some((name) => params.has(name));
}

/** `replace` where Back should not step through every change. */
export function useSetParams(): (changes: ParamChanges, options?: { readonly replace: boolean }) => void {
  const [, setParams] = useSearchParams();
  return (changes, options) => {
    setParams((before) => withParams(before, changes), options);
  };
}

/**
 * Without a new entry in the history: filters are where the reader is, not where they went. The same function while the
 * router's is.
 */
export function useReplaceParams(): (changes: ParamChanges) => void {
  const [, setParams] = useSearchParams();
  return useCallback(
    (changes) => {
      setParams((before) => withParams(before, changes), { replace: true });
    },
    [setParams],
  );
}
