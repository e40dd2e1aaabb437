import { EXPORT_KEYS } from '@analytics/storage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCursor } from '../src/cursor.ts';
import { startTestService, type TestService } from './test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.close();
});

const after = async (path: string, cursor: string): Promise<{ status: number; code?: string; rows?: unknown[] }> => {
  const response = await fetch(`${service.url}/api/v1/${path}network=api-test&window_days=7&after=${cursor}`);
  return { status: response.status, ...((await response.json()) as object) };
};

const transfersAfter = [50, 'f0', '0', '0', 'native'];
const WRONG: readonly (readonly [string, string, readonly unknown[]])[] = [
  ...[1.5, -1, 'a', 2 ** 32, null, [1]].map(
    (height) => ['export/transfers?', 'transfers', [height, ...transfersAfter.slice(1)]] as const,
  ),
  ['export/transfers?', 'transfers', []],
  ['export/transfers?', 'transfers', transfersAfter.slice(1)],
  ['export/transfers?', 'transfers', [...transfersAfter, 'x']],
  ['export/features?', 'features', [1e308]],
  ['export/features?', 'features', [{ address: 'a' }]],
  ['export/alerts?', 'alerts', ['1']],
  ['export/prices?', 'prices', ['native', 'X', '2025-02-30']],
  ['export/prices?', 'prices', ['native', 'X', '2500-01-01']],
  ['patterns?sort=volume&', 'patterns volume desc', ['x', 'y']],
  ['patterns?sort=volume&', 'patterns volume desc', [1]],
  ['alerts?sort=volume&', 'alerts volume desc', ['x', 'y']],
  ['alerts?sort=volume&', 'alerts volume desc', [1, 'ring', 'z']],
];

describe('after', () => {
  it.each(WRONG)(
    'of %s as ["%s",...%j] is refused, and neither tried by the engine nor taken for page 1',
    async (...wrong) => {
      const [path, order, values] = wrong;
      const cursor = Buffer.from(JSON.stringify([`${order} of api-test`, ...values])).toString('base64url');
      expect(await after(path, cursor)).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
    },
  );

  it('of every export takes the types of its keys, whatever their text holds', async () => {
    const standing = { String: 'a\\\'"`\t\n\u0000💥{x:String}', UInt32: 2 ** 32 - 1, Date: '2149-06-06' };
    for (const [name, keys] of Object.entries(EXPORT_KEYS)) {
      const cursor = encodeCursor(
        { network: 'api-test', order: name },
        Object.values(keys).map((type: keyof typeof standing) => standing[type]),
      );
      expect(await after(`export/${name}?`, cursor), name).toMatchObject({ status: 200 });
    }
  });

  it('goes on after the row that the cursor names', async () => {
    const { rows } = await after(
      'export/transfers?limit=1&',
      encodeCursor({ network: 'api-test', order: 'transfers' }, [100, 'f0', '0', '0', 'native']),
    );
    expect(rows).toMatchObject([{ tx_id: 'f1', block_height: 101 }]);
  });

  it.each([
    ['export/transfers?', 'transfers', [100, 'f0', '0', '0', 'native']],
    ['alerts?sort=volume&', 'alerts volume desc', [1, 'x']],
    ['patterns?sort=volume&', 'patterns volume desc', [1, 'x']],
  ] as const)('of another network is refused by %s', async (path, order, values) => {
    expect(await after(path, encodeCursor({ network: 'other', order }, values))).toMatchObject({
      code: 'INVALID_REQUEST',
    });
    expect(await after(path, encodeCursor({ network: 'api-test', order }, values))).toMatchObject({ status: 200 });
  });
});
