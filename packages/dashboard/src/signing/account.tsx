/** Who is signed in, and the way out. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../api/session.tsx';
import { Modal } from '../parts/modal.tsx';
import { Failure } from '../parts/states.tsx';
import { strings } from '../strings.ts';

const text = strings.signing;

export function Account() {
  const { who, signOut } = useSession();
  const [isOpen, setOpen] = useState(false);
  const leave = useMutation({ mutationFn: signOut });
  if (who?.signed_in_by !== 'session' || who.role === null) return null;
  const role = strings.roles_of_users[who.role];
  return (
    <>
      <button
        type="button"
        className="plain"
        onClick={() => {
          setOpen(true);
        }}
      >
        {text.account(who.name, role)}
      </button>
      {isOpen && (
        <Modal
          title={text.account_of(who.display_name === '' ? who.name : who.display_name)}
          onClose={() => {
            setOpen(false);
          }}
        >
          <p>{text.account(who.name, role)}</p>
          <p className="quiet">{text.out_hint}</p>
          {leave.error !== null && <Failure error={leave.error} />}
          <div className="row end">
            <button
              type="button"
              className="primary"
              disabled={leave.isPending}
              onClick={() => {
                leave.mutate();
              }}
            >
              {text.out}
            </button>
          </div>
        </Modal>
      )}
    </>
  );
}
