/**
 * The connection to the API: one client for the page, who asks, and what they may do. Somebody signed in with a cookie
 * that no script reads, or entered a key, which the browser keeps for this tab until it is closed or the key forgotten
 * (docs/decisions/0016).
 */
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { createApiClient, type ApiClient, type ApiSchemas } from '@analytics/api-client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { drafts } from '../alerts/drafts.ts';
import { asProblem, isProblem, problemOfCall, problemOfStatus } from './problem-error.ts';
import { WHO_KEY } from './queries.ts';

export type Who = ApiSchemas['Who'];
export type Scope = Who['scopes'][number];

export interface Session {
  readonly client: ApiClient;
  readonly has_key: boolean;
  /** An empty text forgets the key. Everything shown is asked for again. */
  readonly setKey: (key: string) => void;
  /** Undefined until the service has said it. */
  readonly who: Who | undefined;
  /** Who was signed in on this page and no longer is, without having signed out. */
  readonly lost: Who | undefined;
  readonly signOut: () => Promise<void>;
}

const STORED = 'analytics-api-key';
/** Tells the other pages of this browser that somebody signed in or out. */
const CHANNEL = 'analytics-session';

const SessionContext = createContext<Session | undefined>(undefined);

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const key = useRef<string>(sessionStorage.getItem(STORED) ?? undefined);
  const csrf = useRef<string>(undefined);
  const name = useRef<string>(undefined);
  const [has_key, setHasKey] = useState(() => sessionStorage.getItem(STORED) !== null);
  const [signedIn, setSignedIn] = useState<Who>();
  const queries = useQueryClient();
  const client = useMemo(
    () => createApiClient({ base_url: '', api_key: () => key.current, csrf_token: () => csrf.current }),
    [],
  );
  const { data: who } = useQuery({
    queryKey: WHO_KEY,
    queryFn: async ({ signal }) => {
      const found = await answerOf(client.GET('/api/v1/session', { signal }));
      if (found.signed_in_by === 'session') {
        if (name.current !== undefined && name.current !== found.name) return await beginAnew();
        name.current = found.name;
      }
      csrf.current = found.csrf_token ?? undefined;
      return found;
    },
  });
  if (who?.signed_in_by === 'session' && who !== signedIn) setSignedIn(who);
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = () => void queries.invalidateQueries();
    return () => {
      channel.close();
    };
  }, [queries]);
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
  const signOut = useCallback(async () => {
    await answerOf(client.POST('/api/v1/session/sign-out'));
    setSignedIn(undefined);
    drafts().forgetAll();
    tellOthers();
    await queries.resetQueries();
  }, [client, queries]);
  const lost = who?.signed_in_by === 'nobody' ? signedIn : undefined;
  const session = useMemo(
    () => ({ client, has_key, setKey, who, lost, signOut }),
    [client, has_key, setKey, who, lost, signOut],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

/**
 * Somebody else signed in in another tab: nothing that was entered here is theirs, and nothing of it is sent under their
 * name. The page is loaded again.
 */
async function beginAnew(): Promise<never> {
  drafts().forgetAll();
  window.location.reload();
  return await new Promise(() => undefined);
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (session === undefined) throw new Error('Expected a SessionProvider around the page, found none.');
  return session;
}

export function useClient(): ApiClient {
  return useSession().client;
}

/** Whether who asks may do that; while nobody has said it, the service decides. */
export function useMay(scope: Scope): boolean {
  const { who } = useSession();
  return who === undefined || who.signed_in_by === 'nobody' || who.scopes.includes(scope);
}

/** The other pages of this browser ask anew who asks. */
export function tellOthers(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('changed');
  channel.close();
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
