/** Reads lists of the API page by page. */

/** The API gives no more at a time. */
export const MOST_ROWS = 1000;

/** The rows of as many pages as it takes, and the last page. */
export async function allPages<T extends { readonly has_more: boolean }, R>(
  { row_limit, page_limit }: { readonly row_limit: number; readonly page_limit: number },
  pageAt: (page: { readonly limit: number; readonly offset: number }) => Promise<T>,
  rowsOf: (page: T) => readonly R[],
): Promise<{ readonly page: T; readonly rows: readonly R[] }> {
  const rows: R[] = [];
  for (;;) {
    const page = await pageAt({ limit: Math.min(row_limit - rows.length, page_limit), offset: rows.length });
    rows.push(...rowsOf(page));
    if (!page.has_more || rows.length >= row_limit) return { page, rows };
  }
}
