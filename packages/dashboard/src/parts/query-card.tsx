/** A part of a page that asks for its own data: its heading stands whatever comes of it. */
import type { ReactNode } from 'react';
import { Failure, Loading } from './states.tsx';

interface QueryCardProps<T> {
  readonly title: string;
  readonly query: { readonly data: T | undefined; readonly error: Error | null; readonly refetch: () => unknown };
  readonly children: (data: T) => ReactNode;
}

export function QueryCard<T>({ title, query, children }: QueryCardProps<T>) {
  const { data, error, refetch } = query;
  return (
    <section className="card">
      <h2>{title}</h2>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Loading what={title} />}
      {error === null && data !== undefined && children(data)}
    </section>
  );
}
