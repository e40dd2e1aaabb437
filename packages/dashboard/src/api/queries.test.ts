import { onlineManager, type QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createQueries } from './queries.ts';

let queries: QueryClient;
beforeEach(() => {
  queries = createQueries();
  onlineManager.setOnline(false);
});
afterEach(() => {
  onlineManager.setOnline(true);
  queries.clear();
});

const refused = () => Promise.reject(new Error('refused'));

describe('createQueries', () => {
  it('asks without a connection too, so that the failure is shown', async () => {
    await expect(queries.query({ queryKey: ['a'], queryFn: refused })).rejects.toThrow('refused');
  });

  it('sends a decision at once or not at all', async () => {
    const decision = queries.getMutationCache().build(queries, { mutationFn: refused });
    await expect(decision.execute(undefined)).rejects.toThrow('refused');
    expect(decision.state.isPaused).toBe(false);
  });
});
