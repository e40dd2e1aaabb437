/** A dialog over the page: the browser's own, which keeps focus inside and closes on Escape. */
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { strings } from '../strings.ts';

interface ModalProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Modal({ title, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Closing gives the focus back to where it was; taking the element out of the page does not.
    return () => {
      element?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={(event) => {
        if (!event.currentTarget.open) onClose();
      }}
    >
      <div className="row spread">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="plain" aria-label={strings.actions.close} onClick={onClose}>
          <span aria-hidden="true">✕</span>
        </button>
      </div>
      {children}
    </dialog>
  );
}
