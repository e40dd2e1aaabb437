/** What storing labels did, and what the reader must know of it. */
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';

const text = strings.labels;

interface StoredProps {
  readonly report: {
    readonly added: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly notices: readonly { readonly code: string; readonly message: string }[];
  };
}

export function Stored({ report: { added, changed, unchanged, notices } }: StoredProps) {
  return (
    <div role="status">
      <p>{text.stored(added, changed, unchanged)}</p>
      {notices.map(({ code, message }) => (
        <p key={code} className="quiet">
          {message}
        </p>
      ))}
      <p>
        {text.next} <SliceLink to="/runs">{strings.shell.pages.runs}</SliceLink>
      </p>
    </div>
  );
}
