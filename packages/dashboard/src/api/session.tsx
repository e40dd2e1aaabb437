/**
 * The connection to the API: one client for the page and the key it presents, which the browser keeps for this tab until
 * it is closed or the key forgotten (docs/decisions/0016).
 */
import { createContext, use, useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { createApiClient, type ApiClient } from '@analytics/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { drafts } from '../alerts/drafts.ts';
import { asProblem, isProblem, problemOfCall, problemOfStatus } from './problem-error.ts';

export interface Session {
  readonly client: ApiClient;
  readonly has_key: boolean;
  /** An empty text forgets the key. Everything shown is asked for again. */
  readonly setKey: (key: string) => void;
}

const STORED = 'analytics-api-key';

const SessionContext = createContext<Session | undefined>(undefined);

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const key = useRef<string>(sessionStorage.getItem(STORED) ?? undefined);
  const [has_key, setHasKey] = useState(() => sessionStorage.getItem(STORED) !== null);
  const queries = useQueryClient();
  const client = useMemo(() => createApiClient({ base_url: '', api_key: () => key.current }), []);
  const setKey = useCallback(
    (given: string) => {
      key.current = given === '' ? undefined : given;
      setHasKey(given !== '');
      if (given === '') {
        sessionStorage.removeItem(STORED);
        // What was written under the key goes with it.
        drafts().forgetAll();
      } else sessionStorage.setItem(STORED, given);
      // What a key has shown goes with it; a better one takes nothing from the page, where something may be entered.
      void (given === '' ? queries.resetQueries() : queries.invalidateQueries());
    },
    [queries],
  );
  const session = useMemo(() => ({ client, has_key, setKey }), [client, has_key, setKey]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (session === undefined) throw new Error('Expected a SessionProvider around the page, found none.');
  return session;
}

export function useClient(): ApiClient {
  return useSession().client;
}

/** What a call answered; a problem or a lost connection is thrown as a ProblemError. */
export async function answerOf<T>(
  call: Promise<{ readonly data?: T; readonly error?: unknown; readonly response: Response }>,
): Promise<T> {
  let result;
  try {
    result = await call;
  } catch (error) {
    throw problemOfCall(error);
  }
  if (result.data === undefined)
    throw isProblem(result.error) ? asProblem(result.error) : problemOfStatus(result.response.status);
  return result.data;
}
