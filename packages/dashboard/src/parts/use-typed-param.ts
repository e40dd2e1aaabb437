/** A text field that is kept in the URL: what is typed is written there when typing pauses. */
import { useEffect, useState } from 'react';
import { useSearchParams } from 'wouter';

const TYPING_MS = 300;

export function useTypedParam(name: string): {
  readonly typed: string;
  readonly setTyped: (text: string) => void;
  readonly settled: string;
} {
  const [params, setParams] = useSearchParams();
  const settled = params.get(name) ?? '';
  const [typed, setTyped] = useState(settled);
  useEffect(() => {
    if (typed === settled) return;
    const timer = setTimeout(() => {
      setParams(
        (before) => {
          if (typed === '') before.delete(name);
          else before.set(name, typed);
          return before;
        },
        { replace: true },
      );
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, settled, name, setParams]);
  return { typed, setTyped, settled };
}
