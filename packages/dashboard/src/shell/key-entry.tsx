/** Where an API key is entered or forgotten. */
import { useState } from 'react';
import { useSession } from '../api/session.tsx';
import { Modal } from '../parts/modal.tsx';
import { strings } from '../strings.ts';

export function KeyEntry() {
  const { has_key, setKey } = useSession();
  const [isOpen, setOpen] = useState(false);
  const choose = (key: string): void => {
    setKey(key);
    setOpen(false);
  };
  return (
    <>
      <button
        type="button"
        className="plain"
        onClick={() => {
          setOpen(true);
        }}
      >
        {has_key ? strings.key.entered : strings.key.enter}
      </button>
      {isOpen && (
        <Modal
          title={strings.key.title}
          onClose={() => {
            setOpen(false);
          }}
        >
          <form
            action={(form) => {
              const key = form.get('key');
              choose(typeof key === 'string' ? key.trim() : '');
            }}
          >
            <p>{strings.key.hint}</p>
            <label className="field">
              {strings.key.field}
              <input name="key" type="password" autoComplete="off" required />
            </label>
            <div className="row end">
              {has_key && (
                <button
                  type="button"
                  onClick={() => {
                    choose('');
                  }}
                >
                  {strings.key.forget}
                </button>
              )}
              <button type="submit" className="primary">
                {strings.key.use}
              </button>
            </div>
          </form>
        </Modal>
      )}
    </>
  );
}
