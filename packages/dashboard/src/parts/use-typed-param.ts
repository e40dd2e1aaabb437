/**
 * A text field that is kept in the URL: what is typed is written there when typing pauses, and a changed URL is
 * followed.
 */
import { useEffect, useEffectEvent, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useSetParams, type ParamChanges } from './set-params.ts';

const TYPING_MS = 300;
const NOTHING: ParamChanges = {};

/** `also` is written with it: what a changed text makes void. */
export function useTypedParam(
  name: string,
  also: ParamChanges = NOTHING,
): {
  readonly typed: string;
  readonly setTyped: (text: string) => void;
  readonly settled: string;
} {
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const settled = params.get(name) ?? '';
  const [typed, setTyped] = useState(settled);
  const [seen, setSeen] = useState(settled);
  if (seen !== settled) {
    setSeen(settled);
    setTyped(settled);
  }
  const write = useEffectEvent(() => {
    setParams({ ...also, [name]: typed }, { replace: true });
  });
  useEffect(() => {
    if (typed === settled) return;
    const timer = setTimeout(write, TYPING_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, settled]);
  return { typed, setTyped, settled };
}
