import { strings } from '../strings.ts';

/** What was decided about an alert. */
export function StatusBadge({ status }: { readonly status: keyof typeof strings.statuses }) {
  return <span className={`badge status-${status}`}>{strings.statuses[status]}</span>;
}
