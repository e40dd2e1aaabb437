/** Cases as work: of the engine, or of the API that has the data directory open. */
import type { ApiClient } from '@analytics/api-client';
import {
  AnalyticsError,
  LOCAL_NAME,
  caseEventSchema,
  caseFileSchema,
  caseFileType,
  caseRowSchema,
  caseWorkSchema,
  cleanFileName,
  type CaseEvent,
  type CaseFile,
  type CaseRow,
  type CaseStatus,
  type CaseWork,
} from '@analytics/domain';
import {
  alertsOf,
  attachFile,
  caseTimeline,
  caseWork,
  changeCase,
  commentOnCase,
  listCases,
  mergeCases,
  requireKnownCase,
  separateCase,
  sliceName,
  splitCase,
} from '@analytics/storage';
import { publishedWindow, type Options } from '../options.ts';
import type { Shell } from '../shell.ts';
import { recordOf, slicesOf, withNetworkPlace, type NetworkPlace } from './network-place.ts';
import { answerOf } from './service-client.ts';
import { MOST_ROWS, allPages } from './service-pages.ts';

export interface CaseChoice {
  readonly statuses?: readonly CaseStatus[] | undefined;
  /** '' for those of nobody. */
  readonly owner?: string | undefined;
  readonly is_late?: boolean | undefined;
}

export interface CaseListing {
  /** `DATE/DAYS`. */
  readonly slice: string;
  readonly cases: readonly CaseRow[];
  readonly total_count: number;
}

export interface CaseReading {
  readonly work: CaseWork;
  /** That it holds in the slice; none where they are gone. */
  readonly alert_ids: readonly string[];
  /** The oldest first. */
  readonly events: readonly CaseEvent[];
}

export interface CaseSetting {
  readonly status?: CaseStatus | undefined;
  readonly owner?: string | undefined;
  readonly reason: string;
}

/** Each throws what the catalogue has for what is not there, not allowed or done meanwhile. */
export interface CaseDesk {
  /** The soonest due first. */
  list(choice: CaseChoice, row_limit: number): Promise<CaseListing>;
  show(case_id: string): Promise<CaseReading>;
  change(case_id: string, setting: CaseSetting): Promise<CaseWork>;
  comment(case_id: string, text: string): Promise<string>;
  attach(case_id: string, file_name: string, bytes: Uint8Array): Promise<CaseFile>;
  merge(case_id: string, into: string, reason: string): Promise<CaseWork>;
  separate(case_id: string, member_id: string, reason: string): Promise<CaseWork>;
  split(case_id: string, alert_ids: readonly string[], reason: string): Promise<CaseWork>;
}

/** The network must exist. */
export async function withCaseDesk<T>(
  shell: Shell,
  options: Options,
  work: (desk: CaseDesk) => Promise<T>,
): Promise<T> {
  return await withNetworkPlace(
    shell,
    options,
    async (place) => await work(ofEngine(place, shell, options)),
    async (client) => await work(ofService(client, options)),
  );
}

const MOST_EVENTS = 5000;
const LOCAL = { name: LOCAL_NAME, is_lead: true };

function ofEngine(place: NetworkPlace, shell: Shell, options: Options): CaseDesk {
  const { database } = place;
  const { now_ms, environment } = shell;
  const resident = slicesOf(place, shell);
  const held = async (cluster_id: string): Promise<string[]> => {
    const window = await publishedWindow(database, options);
    await requireKnownCase(place, await resident.case_book(), cluster_id);
    const alerts = await alertsOf(resident, window, { cluster_id }, Number.POSITIVE_INFINITY, now_ms());
    return alerts.map(({ alert_id }) => alert_id);
  };
  const workOf = async (case_id: string): Promise<CaseWork> =>
    await caseWork(place, await resident.case_book(), case_id, await held(case_id));
  /** In the audit trail before it is answered. */
  const recorded = async <T>(act: Promise<T>): Promise<T> => {
    const answer = await act;
    await recordOf(place, shell);
    return answer;
  };
  return {
    async list(choice, row_limit) {
      const window = await publishedWindow(database, options);
      const page = { sort: 'due', order: 'asc', row_limit, row_offset: 0 } as const;
      return { slice: sliceName(window), ...(await listCases(resident, window, choice, page, now_ms())) };
    },
    async show(case_id) {
      const { window_days } = await publishedWindow(database, options);
      const alert_ids = await held(case_id);
      return { work: await workOf(case_id), alert_ids, events: await caseTimeline(place, case_id, window_days) };
    },
    async change(case_id, setting) {
      await recorded(changeCase(place, case_id, setting, await held(case_id), LOCAL, now_ms()));
      return await workOf(case_id);
    },
    async comment(case_id, text) {
      const work = await workOf(case_id);
      return await recorded(commentOnCase(place, work.case_id, text, LOCAL, now_ms()));
    },
    async attach(case_id, given_name, bytes) {
      requireSize(bytes, environment.API_CASE_FILE_BYTES);
      const file_name = cleanFileName(given_name);
      const media_type = caseFileType(bytes, file_name);
      const { case_id: whole } = await workOf(case_id);
      const file = { file_name, media_type, bytes };
      const most = environment.API_CASE_FILES;
      const file_id = await recorded(attachFile(place, whole, file, most, LOCAL, now_ms()));
      const found = (await workOf(whole)).files.find((one) => one.file_id === file_id);
      if (found === undefined) throw new AnalyticsError('INTERNAL', 'Expected the file that was attached, found none.');
      return found;
    },
    async merge(case_id, into, reason) {
      const { last_act_ms: seen_act_ms } = await workOf(case_id);
      const { last_act_ms: into_seen_act_ms } = await workOf(into);
      const seen = { reason, seen_act_ms, into_seen_act_ms };
      await recorded(mergeCases(place, case_id, into, seen, LOCAL, now_ms()));
      return await workOf(into);
    },
    async separate(case_id, member_id, reason) {
      await recorded(separateCase(place, case_id, member_id, { reason }, LOCAL, now_ms()));
      return await workOf(case_id);
    },
    async split(case_id, alert_ids, reason) {
      const holds = await held(case_id);
      return await workOf(await recorded(splitCase(place, case_id, alert_ids, holds, { reason }, LOCAL, now_ms())));
    },
  };
}

function requireSize(bytes: Uint8Array, most_bytes: number): void {
  if (bytes.length <= most_bytes) return;
  throw new AnalyticsError('BODY_TOO_LARGE', `Expected a file of at most ${most_bytes} bytes, found ${bytes.length}.`);
}

function ofService(client: ApiClient, { network, named_slice }: Options): CaseDesk {
  const query = {
    network,
    ...(named_slice.processing_date === undefined ? {} : { processing_date: named_slice.processing_date }),
    ...(named_slice.window_days === undefined ? {} : { window_days: named_slice.window_days }),
  };
  const params = (cluster_id: string) => ({ path: { cluster_id }, query });
  return {
    async list({ statuses, owner, is_late }, row_limit) {
      const asked = {
        ...query,
        ...(statuses === undefined ? {} : { status: [...statuses] }),
        ...(owner === undefined ? {} : { owner }),
        ...(is_late === true ? ({ late: 'true' } as const) : {}),
      };
      const { page, rows } = await allPages(
        { row_limit, page_limit: MOST_ROWS },
        async (at) =>
          answerOf(await client.GET('/api/v1/cases', { params: { query: { ...asked, sort: 'due', ...at } } })),
        ({ cases }) => cases,
      );
      return { slice: sliceName(page), cases: caseRowSchema.array().parse(rows), total_count: page.total_count };
    },
    async show(case_id) {
      const found = answerOf(await client.GET('/api/v1/cases/{cluster_id}/work', { params: params(case_id) }));
      const { rows } = await allPages(
        { row_limit: MOST_EVENTS, page_limit: MOST_ROWS },
        async (at) => {
          const asked = { path: { cluster_id: case_id }, query: { ...query, ...at } };
          return answerOf(await client.GET('/api/v1/cases/{cluster_id}/work/timeline', { params: asked }));
        },
        ({ events }) => events,
      );
      const events = caseEventSchema.array().parse(rows);
      return { work: caseWorkSchema.parse(found), alert_ids: found.alert_ids, events };
    },
    async change(case_id, { status, owner, reason }) {
      const body = { reason, ...(status === undefined ? {} : { status }), ...(owner === undefined ? {} : { owner }) };
      const path = '/api/v1/cases/{cluster_id}/work';
      return caseWorkSchema.parse(answerOf(await client.POST(path, { params: params(case_id), body })));
    },
    async comment(case_id, text) {
      const path = '/api/v1/cases/{cluster_id}/work/comments';
      return answerOf(await client.POST(path, { params: params(case_id), body: { text } })).comment_id;
    },
    async attach(case_id, file_name, bytes) {
      const asked = { path: { cluster_id: case_id }, query: { ...query, file_name } };
      const answer = await client.POST('/api/v1/cases/{cluster_id}/work/files', {
        params: asked,
        body: bytes,
        bodySerializer: () => Buffer.from(bytes),
        headers: { 'content-type': 'application/octet-stream' },
      });
      return caseFileSchema.parse(answerOf(answer));
    },
    async merge(case_id, into, reason) {
      const seenOf = async (one: string): Promise<number> =>
        answerOf(await client.GET('/api/v1/cases/{cluster_id}/work', { params: params(one) })).last_act_ms;
      const seen = { seen_act_ms: await seenOf(case_id), into_seen_act_ms: await seenOf(into) };
      const body = { into, reason, ...seen };
      const path = '/api/v1/cases/{cluster_id}/work/merge';
      return caseWorkSchema.parse(answerOf(await client.POST(path, { params: params(case_id), body })));
    },
    async separate(case_id, member_id, reason) {
      const path = '/api/v1/cases/{cluster_id}/work/separate';
      const body = { member_id, reason };
      return caseWorkSchema.parse(answerOf(await client.POST(path, { params: params(case_id), body })));
    },
    async split(case_id, alert_ids, reason) {
      const path = '/api/v1/cases/{cluster_id}/work/split';
      const body = { alert_ids: [...alert_ids], reason };
      return caseWorkSchema.parse(answerOf(await client.POST(path, { params: params(case_id), body })));
    },
  };
}
