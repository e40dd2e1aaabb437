/** Filings: of the engine, or of the API that has the data directory open. */
import type { ApiClient } from '@analytics/api-client';
import {
  LOCAL_NAME,
  filingFile,
  filingNotices,
  filingVersionSchema,
  missingFields,
  storedFilingSchema,
  type FilingDocument,
  type FilingFormat,
  type FilingSubjectKind,
  type FilingVersion,
  type MissingField,
  type NetworkName,
  type FilingNotice,
} from '@analytics/domain';
import { draftOfAlerts, validateFiling, type FilingValidation, type SchemaFile } from '@analytics/jobs';
import { actOnFiling, createFiling, listFilings, readFiling, type FilingFilter } from '@analytics/storage';
import { publishedWindow, type Options } from '../options.ts';
import { filingSettings } from '../service/filing-settings.ts';
import type { Shell } from '../shell.ts';
import { recordOf, slicesOf, withNetworkPlace, type NetworkPlace } from './network-place.ts';
import { answerOf } from './service-client.ts';
import { allPages } from './service-pages.ts';

export interface ShownFiling extends FilingVersion {
  readonly document: FilingDocument;
  readonly missing: readonly MissingField[];
  readonly notices: readonly FilingNotice[];
}

export interface Said {
  /** That was read; 0 for the newest. */
  readonly seen_version: number;
  readonly note: string;
}

/** `version` 0 is the newest. Each throws what the catalogue has for what is not there or may not be done. */
export interface Filings {
  list(filter: FilingFilter, row_limit: number): Promise<readonly FilingVersion[]>;
  show(filing_id: string, version: number): Promise<ShownFiling>;
  draft(subject_kind: FilingSubjectKind, subject_id: string): Promise<FilingVersion>;
  /** The API checks the document. */
  save(filing_id: string, document: FilingDocument, said: Said): Promise<FilingVersion>;
  submit(filing_id: string, said: Said): Promise<FilingVersion>;
  approve(filing_id: string, said: Said): Promise<FilingVersion>;
  file(filing_id: string, version: number, format: FilingFormat): Promise<string>;
  validate(filing_id: string, version: number, files: readonly SchemaFile[]): Promise<FilingValidation>;
}

/** The network must exist. */
export async function withFilings<T>(
  shell: Shell,
  options: Options,
  work: (filings: Filings) => Promise<T>,
): Promise<T> {
  return await withNetworkPlace(
    shell,
    options,
    async (place) => await work(ofEngine(place, shell, options)),
    async (client) => await work(ofService(client, options)),
  );
}

function ofEngine(place: NetworkPlace, shell: Shell, options: Options): Filings {
  const { service, database, network } = place;
  const { now_ms } = shell;
  const { allow_own_approval } = filingSettings(shell);
  const recorded = async (version: FilingVersion): Promise<FilingVersion> => {
    await recordOf(place, shell);
    return version;
  };
  const seen = async (filing_id: string, version: number): Promise<number> =>
    version === 0 ? (await readFiling(service, network, filing_id)).version : version;
  const act = async (filing_id: string, given: Given): Promise<FilingVersion> => {
    const seen_version = await seen(filing_id, given.seen_version);
    const whole = { done_by: LOCAL_NAME, allow_own_approval, ...given, seen_version };
    return await recorded(await actOnFiling(service, network, filing_id, whole, now_ms()));
  };
  return {
    list: async (filter, row_limit) =>
      (await listFilings(service, network, { ...filter, row_limit, row_offset: 0 })).filings,
    async show(filing_id, version) {
      const found = await readFiling(service, network, filing_id, version);
      const first = await readFiling(service, network, filing_id, 1);
      const { document } = found;
      return { ...found, missing: missingFields(document), notices: filingNotices(document, first.document) };
    },
    async draft(subject_kind, subject_id) {
      const window = await publishedWindow(database, options);
      const question = { network, window, subject_kind, subject_id };
      const document = await draftOfAlerts(service, slicesOf(place, shell), filingSettings(shell), question, now_ms());
      return await recorded(await createFiling(service, network, document, LOCAL_NAME, now_ms()));
    },
    save: async (filing_id, document, said) => await act(filing_id, { action: 'saved', document, ...said }),
    submit: async (filing_id, said) => await act(filing_id, { action: 'submitted', ...said }),
    approve: async (filing_id, said) => await act(filing_id, { action: 'approved', ...said }),
    async file(filing_id, version, format) {
      const found = await readFiling(service, network, filing_id, version);
      return filingFile(format, found.document, found).text;
    },
    async validate(filing_id, version, files) {
      const found = await readFiling(service, network, filing_id, version);
      return await validateFiling(found.document, found, files);
    },
  };
}

type Given = Said &
  ({ readonly action: 'saved'; readonly document: FilingDocument } | { readonly action: 'submitted' | 'approved' });

/** What one page of the API holds. */
const MOST_FILINGS = 500;

function ofService(client: ApiClient, { network, named_slice }: Options): Filings {
  const query = { network };
  const paramsOf = (filing_id: string, version: number) => ({
    path: { filing_id },
    query: version === 0 ? query : { ...query, version },
  });
  const show = async (filing_id: string, version: number): Promise<ShownFiling> => {
    const params = paramsOf(filing_id, version);
    const found = answerOf(await client.GET('/api/v1/filings/{filing_id}', { params }));
    const document = storedFilingSchema.parse(found.document);
    return { ...filingVersionSchema.parse(found), document, missing: found.missing, notices: found.notices };
  };
  const bodyOf = async (filing_id: string, { seen_version, note }: Said) => ({
    seen_version: seen_version === 0 ? (await show(filing_id, 0)).version : seen_version,
    note,
  });
  return {
    list: async (filter, row_limit) => (await pages(client, network, filter, row_limit)).map(versionOf),
    show,
    async draft(subject_kind, subject_id) {
      const given = Object.entries(named_slice).filter(([, value]) => value !== undefined);
      const slice = { ...query, ...(Object.fromEntries(given) as Partial<SliceNames>) };
      const body = { subject_kind, subject_id };
      return versionOf(answerOf(await client.POST('/api/v1/filings', { params: { query: slice }, body })));
    },
    async save(filing_id, document, said) {
      const body = { document: structuredClone(document) as never, ...(await bodyOf(filing_id, said)) };
      const params = { path: { filing_id }, query };
      return versionOf(answerOf(await client.POST('/api/v1/filings/{filing_id}/versions', { params, body })));
    },
    async submit(filing_id, said) {
      const body = await bodyOf(filing_id, said);
      const params = { path: { filing_id }, query };
      return versionOf(answerOf(await client.POST('/api/v1/filings/{filing_id}/submit', { params, body })));
    },
    async approve(filing_id, said) {
      const body = await bodyOf(filing_id, said);
      const params = { path: { filing_id }, query };
      return versionOf(answerOf(await client.POST('/api/v1/filings/{filing_id}/approve', { params, body })));
    },
    async file(filing_id, version, format) {
      const { path, query: at } = paramsOf(filing_id, version);
      const params = { path, query: { ...at, format } };
      return answerOf(await client.GET('/api/v1/filings/{filing_id}/export', { params, parseAs: 'text' as const }));
    },
    async validate(filing_id, version, files) {
      const params = paramsOf(filing_id, version);
      const body = { files: files.map((one) => ({ ...one })) };
      return answerOf(await client.POST('/api/v1/filings/{filing_id}/validate', { params, body }));
    },
  };
}

interface SliceNames {
  readonly window_days: number;
  readonly processing_date: string;
}

function versionOf(answer: unknown): FilingVersion {
  return filingVersionSchema.parse(answer);
}

async function pages(client: ApiClient, network: NetworkName, filter: FilingFilter, row_limit: number) {
  const wanted = {
    network,
    ...(filter.status === '' ? {} : { status: filter.status }),
    ...(filter.subject_id === '' ? {} : { subject_id: filter.subject_id }),
    ...(filter.drafted_by === '' ? {} : { drafted_by: filter.drafted_by }),
  };
  const { rows } = await allPages(
    { row_limit, page_limit: MOST_FILINGS },
    async (at) => answerOf(await client.GET('/api/v1/filings', { params: { query: { ...wanted, ...at } } })),
    ({ filings }) => filings,
  );
  return rows;
}
