/** Stands where a whole page would: its name, and why it is not there. */
import { Failure } from './states.tsx';

interface FailedPageProps {
  readonly name: string;
  readonly error: unknown;
  readonly onRetry: () => void;
}

export function FailedPage({ name, error, onRetry }: FailedPageProps) {
  return (
    <>
      <h1>{name}</h1>
      <Failure error={error} onRetry={onRetry} />
    </>
  );
}
