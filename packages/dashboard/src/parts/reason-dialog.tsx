/** Asks for a reason before something is removed or refused. */
import type { ReactNode } from 'react';
import { strings } from '../strings.ts';
import { Modal } from './modal.tsx';
import { Failure } from './states.tsx';
import { textOf } from './use-network-change.ts';

interface ReasonDialogProps {
  readonly title: string;
  /** What is removed, and what that does. */
  readonly children: ReactNode;
  readonly words: { readonly reason: string; readonly remove: string };
  readonly longest: number;
  readonly removal: {
    readonly mutate: (reason: string, then: { readonly onSuccess: () => void }) => void;
    readonly error: Error | null;
    readonly isPending: boolean;
  };
  readonly onClose: () => void;
}

export function ReasonDialog({ title, children, words, longest, removal, onClose }: ReasonDialogProps) {
  return (
    <Modal title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          removal.mutate(textOf(new FormData(event.currentTarget), 'reason'), { onSuccess: onClose });
        }}
      >
        {children}
        <label className="field">
          {words.reason}
          <input name="reason" required maxLength={longest} />
        </label>
        {removal.error !== null && <Failure error={removal.error} />}
        <div className="row">
          <button type="submit" disabled={removal.isPending}>
            {words.remove}
          </button>
          <button type="button" className="plain" onClick={onClose}>
            {strings.actions.cancel}
          </button>
        </div>
      </form>
    </Modal>
  );
}
