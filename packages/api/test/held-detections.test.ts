/** What was found and raised as no alert, over HTTP. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestService, type TestService } from './test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.close();
});

const held = async (more: { hold_reason?: 'chance' | 'service' | 'unsure'; limit?: number }) =>
  (await service.client.GET('/api/v1/detections/held', { params: { query: { network: 'api-test', ...more } } })).data;

it('is listed with its reason, the surest first, and no alert among it', async () => {
  expect((await held({}))?.detections).toMatchObject([
    { detection_id: 'd-unsure', hold_reason: 'unsure', description: 'ring0 was paid.', address_count: 2 },
    { detection_id: 'd-chance', hold_reason: 'chance', chance_ratio: 0.9 },
  ]);
  expect((await held({ hold_reason: 'chance' }))?.detections).toMatchObject([{ detection_id: 'd-chance' }]);
  expect(await held({ limit: 1 })).toMatchObject({ detections: [{ detection_id: 'd-unsure' }], has_more: true });
});
