/** What changes something, for those who may: others see it switched off, and why. */
import { useId, type ReactNode } from 'react';
import { useMay, useSession, type Scope } from '../api/session.tsx';
import { strings } from '../strings.ts';

const text = strings.signing;

export function Allowed({ scope, children }: { readonly scope: Scope; readonly children: ReactNode }) {
  const may = useMay(scope);
  const { who } = useSession();
  const reasonId = useId();
  if (may || who === undefined) return children;
  const { name, role } = who;
  const reason =
    role === null ? text.key_may_not(name) : text.may_not(text.account(name, strings.roles_of_users[role]));
  return (
    <>
      <p className="notice quiet" id={reasonId}>
        {reason}
      </p>
      <fieldset className="allowed" disabled aria-describedby={reasonId}>
        {children}
      </fieldset>
    </>
  );
}
