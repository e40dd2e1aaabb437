import { words } from '../format/words.ts';

const MARKS: Readonly<Record<string, string>> = { critical: '▲▲', high: '▲', medium: '◆', low: '▽' };

/** A severity by word, mark and colour. */
export function SeverityBadge({ severity }: { readonly severity: string }) {
  return (
    <span className={`badge severity-${severity}`}>
      <span aria-hidden="true">{MARKS[severity] ?? '•'}</span> {words(severity)}
    </span>
  );
}
