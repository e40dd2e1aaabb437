/** The audit trail: of the engine, or of the API that has the data directory open. */
import type { ApiClient } from '@analytics/api-client';
import {
  auditEntrySchema,
  auditReportSchema,
  type AuditEntry,
  type AuditReport,
  type NetworkName,
} from '@analytics/domain';
import { auditEntries, verifyAuditTrail, wholeAuditTrail } from '@analytics/storage';
import type { Options } from '../options.ts';
import type { Shell } from '../shell.ts';
import { recordOf, withNetworkPlace, type NetworkPlace } from './network-place.ts';
import { answerOf } from './service-client.ts';

export interface AuditTrail {
  /** Newest first. */
  newest(row_limit: number): Promise<readonly AuditEntry[]>;
  /** All of it, the first entry first. */
  whole(): Promise<readonly AuditEntry[]>;
  /** `known_digest` is one that somebody kept, '' for none. */
  verify(known_digest: string): Promise<AuditReport>;
}

/** What one page of the API holds. */
const MOST_ENTRIES = 1000;

/** The network must exist. */
export async function withAuditTrail<T>(
  shell: Shell,
  options: Options,
  work: (trail: AuditTrail) => Promise<T>,
): Promise<T> {
  return await withNetworkPlace(
    shell,
    options,
    async (place) => await work(ofEngine(place, shell)),
    async (client) => await work(ofService(client, options.network)),
  );
}

function ofEngine(place: NetworkPlace, shell: Shell): AuditTrail {
  const { service, database, network } = place;
  return {
    newest: async (row_limit) => {
      await recordOf(place, shell);
      const page = { kind: '', subject: '', actor: '', before_number: 0, row_limit, row_offset: 0 };
      return await auditEntries(service, network, page);
    },
    whole: async () => {
      await recordOf(place, shell);
      return await wholeAuditTrail(service, network);
    },
    verify: async (known_digest) => await verifyAuditTrail(service, database, network, known_digest),
  };
}

function ofService(client: ApiClient, network: NetworkName): AuditTrail {
  const newest = async (row_limit: number): Promise<AuditEntry[]> => {
    const rows: AuditEntry[] = [];
    for (;;) {
      const before_number = rows.at(-1)?.entry_number ?? 0;
      const query = { network, before_number, limit: Math.min(row_limit - rows.length, MOST_ENTRIES) };
      const page = answerOf(await client.GET('/api/v1/audit/trail', { params: { query } }));
      for (const entry of auditEntrySchema.array().parse(page.entries)) rows.push(entry);
      if (!page.has_more || rows.length >= row_limit) return rows;
    }
  };
  return {
    newest,
    whole: async () => (await newest(Number.MAX_SAFE_INTEGER)).toReversed(),
    verify: async (known_digest) => {
      const query = { network, ...(known_digest === '' ? {} : { known_digest }) };
      return auditReportSchema.parse(
        answerOf(await client.GET('/api/v1/audit/trail/verification', { params: { query } })),
      );
    },
  };
}
