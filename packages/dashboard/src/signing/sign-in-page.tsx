/** Where somebody signs in who is nobody yet, and where a refused sign-in ends. */
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'wouter';
import { problemOfCode } from '../api/problem-error.ts';
import { useSession } from '../api/session.tsx';
import { Failure } from '../parts/states.tsx';
import { strings } from '../strings.ts';
import { thisPage, useSignIn } from './use-sign-in.ts';

const text = strings.signing;

export function SignInPage() {
  const { who } = useSession();
  const [params] = useSearchParams();
  const problem = params.get('problem') ?? '';
  const { mutate, error, isPending, isSuccess } = useSignIn();
  const isAgain = params.has('again');
  const hasBegun = useRef(false);
  useEffect(() => {
    // The click that opened this tab meant it.
    if (!isAgain || hasBegun.current) return;
    hasBegun.current = true;
    mutate('/signed-in');
  }, [isAgain, mutate]);
  return (
    <section className="card sign-in">
      <h1>{text.title}</h1>
      {problem !== '' && <Failure error={problemOfCode(problem)} />}
      {error !== null && <Failure error={error} />}
      {who?.has_sign_in === false ? (
        <p>{text.no_provider}</p>
      ) : (
        <>
          <p>{text.intro}</p>
          <p>
            <button
              type="button"
              className="primary"
              disabled={isPending || isSuccess}
              onClick={() => {
                mutate(isAgain ? '/signed-in' : thisPage());
              }}
            >
              {text.go}
            </button>
          </p>
          {(isPending || isSuccess) && <p role="status">{text.going}</p>}
        </>
      )}
      <p className="quiet">{text.or_key}</p>
    </section>
  );
}
