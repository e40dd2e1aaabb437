/** The end of a form that opened over the page: what went wrong, what sends it, and the way out. */
import type { ReactNode } from 'react';
import { strings } from '../strings.ts';
import { Failure } from './states.tsx';

interface FormEndProps {
  /** On the button that sends it. */
  readonly children: ReactNode;
  readonly sending: { readonly error: Error | null; readonly isPending: boolean };
  /** Nothing can be sent yet. */
  readonly isBlocked?: boolean;
  /** What it does is quiet: a removal. */
  readonly isQuiet?: boolean;
  readonly onCancel: () => void;
}

export function FormEnd({ children, sending, isBlocked = false, isQuiet = false, onCancel }: FormEndProps) {
  return (
    <>
      {sending.error !== null && <Failure error={sending.error} />}
      <div className="row">
        <button type="submit" className={isQuiet ? undefined : 'primary'} disabled={sending.isPending || isBlocked}>
          {children}
        </button>
        <button type="button" className="plain" onClick={onCancel}>
          {strings.actions.cancel}
        </button>
      </div>
    </>
  );
}
