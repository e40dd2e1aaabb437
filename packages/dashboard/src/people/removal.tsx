/** Asks once more before somebody or a key is shut out. */
import { Modal } from '../parts/modal.tsx';
import { Failure } from '../parts/states.tsx';
import { strings } from '../strings.ts';

interface RemovalProps {
  readonly title: string;
  readonly hint: string;
  readonly act: string;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

export function Removal({ title, hint, act, error, isPending, onRemove, onClose }: RemovalProps) {
  return (
    <Modal title={title} onClose={onClose}>
      <p>{hint}</p>
      {error !== null && <Failure error={error} />}
      <div className="row end">
        <button type="button" className="plain" onClick={onClose}>
          {strings.actions.cancel}
        </button>
        <button type="button" className="primary" disabled={isPending} onClick={onRemove}>
          {act}
        </button>
      </div>
    </Modal>
  );
}
