/** Where an API key is entered or forgotten. */
import { useState } from 'react';
import { asProblem } from '../api/problem-error.ts';
import { useSession } from '../api/session.tsx';
import { Modal } from '../parts/modal.tsx';
import { useSliceState } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

export function KeyEntry() {
  const { has_key, setKey } = useSession();
  const { failure } = useSliceState();
  const isRefused = failure !== undefined && asProblem(failure.error).status === 401;
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
        {has_key ? (isRefused ? strings.key.refused : strings.key.entered) : strings.key.enter}
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
              <input
                name="key"
                type="password"
                autoComplete="off"
                required
                // A header holds nothing else.
                pattern=" *[!-~]+ *"
                title={strings.key.letters}
              />
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
