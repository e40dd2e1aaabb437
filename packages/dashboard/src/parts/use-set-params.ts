/** Changes URL parameters without a new entry in the history: filters are where the reader is, not where they went. */
import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

export type ParamChanges = Readonly<Record<string, string | undefined>>;

/** An empty or undefined value takes its parameter away. */
export function useSetParams(): (changes: ParamChanges) => void {
  const [, setParams] = useSearchParams();
  return useCallback(
    (changes) => {
      setParams(
        (before) => {
          for (const [name, value] of Object.entries(changes)) {
            if (value === undefined || value === '') before.delete(name);
            else before.set(name, value);
          }
          return before;
        },
        { replace: true },
      );
    },
    [setParams],
  );
}
