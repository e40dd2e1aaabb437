/** A team over HTTP that works on cases: two analysts, a lead, and one who only reads. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createApiClient } from '@analytics/api-client';
import { deleteCaseWork } from '@analytics/storage';
import { NETWORK } from './filled-slices.ts';
import { startTestService, type TestService } from './test-service.ts';

export const query = { network: NETWORK, window_days: 7 };
export const KEYS = { ana: 'ana_works', bo: 'bo_works', lea: 'lea_leads', eve: 'eve_only_reads' };
export type Member = keyof typeof KEYS;
/** Cases of the filled slice. */
export const RING = 'case-ring';
export const FAN = 'case-fan';
export const CASE_NOW_MS = Date.parse('2025-03-05T06:00:00Z');

const keyOf = (name: Member, scope: 'read' | 'run' | 'lead') => ({
  name,
  scopes: [scope],
  hash: createHash('sha256').update(KEYS[name]).digest(),
});

export class CaseTeam {
  service!: TestService;

  /** Starts the service before the tests of a file; nobody has worked on a case before each of them. */
  constructor() {
    beforeAll(async () => {
      this.service = await startTestService({
        keys: [keyOf('ana', 'run'), keyOf('bo', 'run'), keyOf('lea', 'lead'), keyOf('eve', 'read')],
        limits: { case_file_bytes: 2_500_000, case_files: 2, request_timeout_ms: 4000, timeout_check_ms: 100 },
        now_ms: () => CASE_NOW_MS,
      });
    });
    afterAll(async () => {
      await this.service.close();
    });
    beforeEach(async () => {
      await deleteCaseWork(this.service.databases.service, NETWORK);
    });
  }

  of(name: Member) {
    return createApiClient({ base_url: this.service.url, api_key: () => KEYS[name] });
  }

  async work(cluster_id: string) {
    return (await this.of('eve').GET('/api/v1/cases/{cluster_id}/work', { params: caseParams(cluster_id) })).data;
  }

  async change(who: Member, cluster_id: string, body: object) {
    return await this.of(who).POST('/api/v1/cases/{cluster_id}/work', { params: caseParams(cluster_id), body });
  }

  async comment(who: Member, cluster_id: string, text: string) {
    const params = caseParams(cluster_id);
    return await this.of(who).POST('/api/v1/cases/{cluster_id}/work/comments', { params, body: { text } });
  }

  async attach(who: Member, cluster_id: string, file_name: string, bytes: string | Buffer) {
    const place = `network=${NETWORK}&window_days=7&file_name=${encodeURIComponent(file_name)}`;
    const answer = await fetch(`${this.service.url}/api/v1/cases/${cluster_id}/work/files?${place}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEYS[who]}`, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(Buffer.from(bytes)),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }
}

export const caseParams = (cluster_id: string) => ({ path: { cluster_id }, query });
