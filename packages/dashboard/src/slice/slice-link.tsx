/** A link within the dashboard that keeps the slice. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { sliceParams, useSliceState } from './slice.tsx';

interface SliceLinkProps {
  readonly to: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly className?: string;
  readonly title?: string;
  readonly 'aria-current'?: 'true' | undefined;
  readonly children: ReactNode;
}

export function SliceLink({ to, query, children, ...rest }: SliceLinkProps) {
  const href = useSliceHref();
  return (
    <Link href={href(to, query)} {...rest}>
      {children}
    </Link>
  );
}

/** Gives the address of a page within the slice. */
export function useSliceHref(): (to: string, query?: Readonly<Record<string, string>>) => string {
  const { slice, network } = useSliceState();
  return (to, query = {}) => {
    const params = slice === undefined ? new URLSearchParams(network === '' ? {} : { network }) : sliceParams(slice);
    for (const [name, value] of Object.entries(query)) params.set(name, value);
    return `${to}?${params.toString()}`;
  };
}
