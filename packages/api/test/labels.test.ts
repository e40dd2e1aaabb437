/** Labels over HTTP: added, listed, contradicted, removed, and what became of them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestService, type TestService } from './test-service.ts';

const query = { network: 'api-test' };
const WRITTEN = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';
const FOLDED = WRITTEN.toLowerCase();
let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.close();
});

const add = async (...labels: { address: string; address_type: string; label?: string; source?: string }[]) =>
  await service.client.POST('/api/v1/labels', { params: { query }, body: { labels, reason: 'a test' } });
const list = async (more: object = {}) =>
  (await service.client.GET('/api/v1/labels', { params: { query: { ...query, address: WRITTEN, ...more } } })).data;

describe('labels', () => {
  it('are added in one form of address, changed, and named where their word means nothing', async () => {
    const { data } = await add({ address: WRITTEN, address_type: 'Sanctions', label: 'one' });
    expect(data).toMatchObject({ added: 1, changed: 0, unchanged: 0 });
    expect(data?.notices.map(({ code }) => code)).toEqual(['LABELS_MATCHED']);
    expect((await list())?.labels).toMatchObject([
      { address: FOLDED, label: 'one', address_type: 'Sanctions', trust_level: 'verified', source: 'local' },
    ]);
    const again = await add({ address: FOLDED, address_type: 'frobnicator', label: 'one' });
    expect(again.data).toMatchObject({ added: 0, changed: 1 });
    expect(again.data?.notices.map(({ code }) => code)).toContain('LABEL_WORDS_UNKNOWN');
  });

  it('are listed by category, and contradict each other', async () => {
    await add(
      { address: WRITTEN, address_type: 'Mixing-Service', source: 'a' },
      { address: WRITTEN, address_type: 'CEX', source: 'b' },
    );
    expect((await list({ category: 'mixer' }))?.labels.map(({ source }) => source)).toEqual(['a']);
    const conflicts = await service.client.GET('/api/v1/labels/conflicts', { params: { query } });
    expect(conflicts.data?.conflicts.map(({ address }) => address)).toContain(FOLDED);
  });

  it('are removed and kept in the history; what is not there is refused', async () => {
    const remove = async (body: { address?: string; source?: string }) =>
      await service.client.POST('/api/v1/labels/remove', { params: { query }, body: { ...body, reason: 'delisted' } });
    expect((await remove({ address: WRITTEN, source: 'a' })).data).toEqual({ removed_count: 1 });
    expect((await remove({ address: WRITTEN, source: 'a' })).error).toMatchObject({ code: 'LABEL_NOT_FOUND' });
    expect((await remove({})).error).toMatchObject({ code: 'INVALID_REQUEST' });
    const history = await service.client.GET('/api/v1/labels/history', {
      params: { query: { ...query, address: WRITTEN, limit: 1 } },
    });
    expect(history.data).toMatchObject({
      has_more: true,
      changes: [{ action: 'removed', reason: 'delisted', changed_by: 'local', source: 'a' }],
    });
  });

  it('are refused where they never hold, or name an address of another chain', async () => {
    const holds = { address: WRITTEN, address_type: 'mixer', valid_from_ms: 2000, valid_to_ms: 1000 };
    const { error } = await add(holds);
    expect(error).toMatchObject({ code: 'INVALID_REQUEST' });
    expect(JSON.stringify(error)).toContain('valid_from_ms before valid_to_ms');
    const nearly = await add({ address: FOLDED.slice(0, -1), address_type: 'mixer' });
    expect(nearly.error?.detail).toContain('digits too many or too few');
  });

  it('are refused where an address or a level is none', async () => {
    const level = { address: WRITTEN, address_type: 'mixer', trust_level: 'rather' as 'verified' };
    expect((await add(level)).error).toMatchObject({ code: 'INVALID_REQUEST' });
    expect((await add({ address: 'no address', address_type: 'mixer' })).error).toMatchObject({
      code: 'INVALID_REQUEST',
    });
  });

  it('are imported as a list is published, and refused by the name of the file alone', async () => {
    const send = async (file_name: string, content: string) =>
      await service.client.POST('/api/v1/labels/import', { params: { query }, body: { file_name, content } });
    const sent = await send('ofac_ETH.txt', `${WRITTEN}\nno address\n`);
    expect(sent.data).toMatchObject({ format: 'ofac', read_count: 2, added: 1, set_aside: [{ count: 1 }] });
    expect((await list({ category: 'sanctioned' }))?.labels.map(({ source }) => source)).toContain('OFAC');
    const bare = await send('ours.txt', `${WRITTEN}\n`);
    expect(bare.error).toMatchObject({ code: 'LABELS_UNREADABLE' });
    expect(bare.error?.detail).toMatch(/^Expected ours\.txt, read as list,/u);
    expect((await send('../ours.txt', WRITTEN)).error).toMatchObject({ code: 'INVALID_REQUEST' });
  });
});
