/** Over a page whose session has ended: the page stays as it is while somebody signs in again in a new tab. */
import { useState } from 'react';
import { useSession, type Who } from '../api/session.tsx';
import { Modal } from '../parts/modal.tsx';
import { strings } from '../strings.ts';

const text = strings.signing;

export function SignInAgain() {
  const { lost } = useSession();
  const [closed, setClosed] = useState<Who>();
  if (lost === undefined || lost === closed) return null;
  return (
    <Modal
      title={text.again_title}
      onClose={() => {
        setClosed(lost);
      }}
    >
      <p>{text.again(lost.name)}</p>
      <p>
        <a href="/sign-in?again" target="_blank" rel="noreferrer">
          {text.again_go}
        </a>
      </p>
    </Modal>
  );
}
