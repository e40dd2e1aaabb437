/** Goes to the provider to sign in, and comes back to a page. */
import { useMutation } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';

export function useSignIn() {
  const client = useClient();
  return useMutation({
    mutationFn: (return_to: string) => answerOf(client.POST('/api/v1/session/sign-in', { body: { return_to } })),
    onSuccess: ({ url }) => {
      window.location.assign(url);
    },
  });
}

/** The page that is open, as it is come back to. */
export function thisPage(): string {
  const { pathname, search, hash } = window.location;
  return pathname === '/sign-in' ? '/' : `${pathname}${search}${hash}`;
}
