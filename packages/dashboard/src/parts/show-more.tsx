/** Asks for the next page of a list, where there is one. */
import { strings } from '../strings.ts';

interface ShowMoreProps {
  readonly hasNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

export function ShowMore({ hasNextPage, fetchNextPage }: ShowMoreProps) {
  if (!hasNextPage) return null;
  return (
    <button type="button" onClick={() => void fetchNextPage()}>
      {strings.actions.more}
    </button>
  );
}
