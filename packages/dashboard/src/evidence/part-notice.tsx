/** Says that less is shown than there is, and how much less. */
import { strings } from '../strings.ts';
import { partWords, type EvidencePart } from './evidence-part.ts';

export function PartNotice({ part, hint }: { readonly part: EvidencePart | undefined; readonly hint: string }) {
  if (part === undefined) return null;
  return (
    <p className="amber" role="note">
      <span aria-hidden="true">⚠</span> {strings.alert.only(partWords(part))} {hint}
    </p>
  );
}
