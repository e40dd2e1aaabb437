/** Says of an alert that it involves a watched address, with the lists on hover or beside it. */
import { strings } from '../strings.ts';

const text = strings.watches;

interface WatchMarkProps {
  readonly lists: readonly string[];
  /** In a column there is room for a sign only; the lists stand on hover, and are read out. */
  readonly isInColumn?: boolean;
}

export function WatchMark({ lists, isInColumn = false }: WatchMarkProps) {
  if (lists.length === 0) return null;
  const said = text.on_lists(lists.join(', '));
  if (!isInColumn) return <span className="badge watched">{said}</span>;
  return (
    <span className="watched" role="img" aria-label={said} title={said}>
      ◉
    </span>
  );
}
