/** Watchlists from an API over HTTP. */
import type { ApiClient } from '@analytics/api-client';
import { watchActivitySchema, watchChangeSchema, watchSchema, type NetworkName } from '@analytics/domain';
import { sliceName } from '@analytics/storage';
import type { ReadingSource } from './reading-source.ts';
import { answerOf } from './service-client.ts';
import { MOST_ROWS, allPages } from './service-pages.ts';

interface NamedSlice {
  readonly network: NetworkName;
  readonly processing_date?: string;
  readonly window_days?: number;
}

export function watchSource(
  client: ApiClient,
  slice: NamedSlice,
): Pick<ReadingSource, 'watches' | 'watchChanges' | 'watchActivity'> {
  const { network } = slice;
  return {
    async watches({ address, list_name }, row_limit) {
      const query = { network, ...(address === '' ? {} : { address }), ...(list_name === '' ? {} : { list_name }) };
      const { rows } = await allPages(
        { row_limit, page_limit: MOST_ROWS },
        async (at) => answerOf(await client.GET('/api/v1/watches', { params: { query: { ...query, ...at } } })),
        ({ watches }) => watches,
      );
      return watchSchema.array().parse(rows);
    },

    async watchChanges(address, row_limit) {
      const query = { network, ...(address === '' ? {} : { address }) };
      const { rows } = await allPages(
        { row_limit, page_limit: MOST_ROWS },
        async (at) => answerOf(await client.GET('/api/v1/watches/history', { params: { query: { ...query, ...at } } })),
        ({ changes }) => changes,
      );
      return watchChangeSchema.array().parse(rows);
    },

    async watchActivity(row_limit) {
      const query = { ...slice, limit: Math.min(row_limit, MOST_ROWS) };
      const found = answerOf(await client.GET('/api/v1/watches/activity', { params: { query } }));
      const { since_date, activity, total_count } = found;
      return {
        slice: sliceName(found),
        since_date: since_date ?? undefined,
        activity: watchActivitySchema.array().parse(activity),
        total_count,
      };
    },
  };
}
