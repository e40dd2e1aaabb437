/** The end of a sign-in in a tab of its own: the page before goes on. */
import { useEffect } from 'react';
import { Link } from 'wouter';
import { tellOthers } from '../api/session.tsx';
import { strings } from '../strings.ts';

const text = strings.signing;

export function SignedInPage() {
  useEffect(tellOthers, []);
  return (
    <section className="card sign-in">
      <h1>{text.done_title}</h1>
      <p>{text.done}</p>
      <Link href="/">{text.on}</Link>
    </section>
  );
}
