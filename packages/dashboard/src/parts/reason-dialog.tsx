/** Asks for a reason before something is removed or refused. */
import type { ReactNode } from 'react';
import { FormEnd } from './form-end.tsx';
import { Modal } from './modal.tsx';
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
        <FormEnd sending={removal} isQuiet onCancel={onClose}>
          {words.remove}
        </FormEnd>
      </form>
    </Modal>
  );
}
