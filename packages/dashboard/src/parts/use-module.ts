/** A part of the program that is loaded when it is first needed: as any call, it may fail and be asked for again. */
import { useQuery } from '@tanstack/react-query';
import { partNotLoaded } from '../api/problem-error.ts';

interface LoadedModule<T> {
  /** Undefined until it is there. */
  readonly module: T | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** `load` is an `import()`, which waits until it is wanted; `name` tells it from the others. */
export function useModule<T>(name: string, load: () => Promise<T>, isWanted = true): LoadedModule<T> {
  const { data, error, refetch } = useQuery({
    queryKey: ['module', name],
    enabled: isWanted,
    staleTime: Infinity,
    gcTime: Infinity,
    retry: false,
    structuralSharing: false,
    queryFn: () =>
      load().catch(() => {
        throw partNotLoaded();
      }),
  });
  return { module: data, error, retry: () => void refetch() };
}
