/** What the open slice knows of the addresses of a canvas: read once of each, as they come. */
import { useCallback, useEffect, useState } from 'react';
import type { AddressFacts } from '@analytics/domain';
import { answerOf, useClient } from '../api/session.tsx';
import { useSlice } from '../slice/slice.tsx';
import type { Facts } from './canvas-graph.ts';

export interface KnownFacts {
  readonly facts: Facts;
  readonly error: unknown;
  readonly retry: () => void;
  /** What an answer brought along need not be asked for. */
  readonly learn: (facts: readonly AddressFacts[]) => void;
}

export function useFacts(addresses: readonly string[]): KnownFacts {
  const client = useClient();
  const slice = useSlice();
  const [facts, setFacts] = useState<Facts>(() => new Map());
  const [error, setError] = useState<unknown>();
  const learn = useCallback((found: readonly AddressFacts[]) => {
    setFacts((before) => new Map([...before, ...found.map((one) => [one.address, one] as const)]));
  }, []);
  const { network, processing_date, window_days } = slice;
  const missing = addresses.filter((address) => !facts.has(address));
  // As a text, so that the same addresses are not asked for twice.
  const asked = JSON.stringify(missing);
  useEffect(() => {
    const wanted = JSON.parse(asked) as string[];
    if (wanted.length === 0 || error !== undefined) return;
    const leaving = new AbortController();
    answerOf(
      client.POST('/api/v1/addresses/facts', {
        body: { network, processing_date, window_days, addresses: wanted },
        signal: leaving.signal,
      }),
    ).then(
      (answer) => {
        if (!leaving.signal.aborted) learn(answer.facts);
      },
      (failure: unknown) => {
        if (!leaving.signal.aborted) setError(failure);
      },
    );
    return () => {
      leaving.abort();
    };
  }, [client, network, processing_date, window_days, asked, error, learn]);
  return {
    facts,
    error,
    learn,
    retry: () => {
      setError(undefined);
    },
  };
}
