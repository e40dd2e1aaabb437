/** A button that asks once more before somebody or a key is shut out. */
import { useState } from 'react';
import { Modal } from '../parts/modal.tsx';
import { Failure } from '../parts/states.tsx';
import { strings } from '../strings.ts';

interface RemovalProps {
  readonly title: string;
  readonly hint: string;
  readonly act: string;
  readonly removal: { readonly mutate: () => void; readonly error: Error | null; readonly isPending: boolean };
}

export function Removal({ title, hint, act, removal }: RemovalProps) {
  const [isOpen, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
  };
  return (
    <>
      <button
        type="button"
        className="plain"
        aria-label={title}
        onClick={() => {
          setOpen(true);
        }}
      >
        {act}
      </button>
      {isOpen && (
        <Modal title={title} onClose={close}>
          <p>{hint}</p>
          {removal.error !== null && <Failure error={removal.error} />}
          <div className="row end">
            <button type="button" className="plain" onClick={close}>
              {strings.actions.cancel}
            </button>
            <button
              type="button"
              className="primary"
              disabled={removal.isPending}
              onClick={() => {
                removal.mutate();
              }}
            >
              {act}
            </button>
          </div>
        </Modal>
      )}
    </>
  );
}
