/** Which published slice the URL asks for. */

interface Published {
  readonly processing_date: string;
  readonly window_days: number;
}

export interface ChosenSlice<Slice> {
  /** undefined where nothing is published. */
  readonly slice: Slice | undefined;
  /** What was asked for and is not published: the newest stands in for it. */
  readonly unpublished: { readonly date: string | null; readonly days: string | null } | undefined;
}

/** The newest of those asked for. @param slices newest first */
export function chosenSlice<Slice extends Published>(
  slices: readonly Slice[],
  params: URLSearchParams,
): ChosenSlice<Slice> {
  const [date, days] = ['date', 'days'].map((name) => params.get(name) || null) as [string | null, string | null];
  const fits = slices.find(
    (slice) =>
      (date === null || slice.processing_date === date) && (days === null || String(slice.window_days) === days),
  );
  if (fits !== undefined || slices.length === 0) return { slice: fits, unpublished: undefined };
  return { slice: slices[0], unpublished: { date, days } };
}
