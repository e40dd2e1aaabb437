/** The audit trail: of the engine, or of the API that has the data directory open. */
import { auditEntrySchema, auditReportSchema, type AuditEntry, type AuditReport } from '@analytics/domain';
import { auditEntries, recordDecisions, verifyAuditTrail, wholeAuditTrail } from '@analytics/storage';
import { withExistingDatabase, type Options } from '../options.ts';
import type { Shell } from '../shell.ts';
import { orOfService } from './running-service.ts';
import { answerOf } from './service-client.ts';
import { withSharedDatabase } from './shared-database.ts';

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
  const { network, data_dir } = options;
  return await orOfService(
    shell,
    data_dir,
    async () =>
      await withExistingDatabase(shell, options, async (database) => {
        return await withSharedDatabase(shell, options, async (service) => {
          const record = async (): Promise<unknown> =>
            await recordDecisions(service, database, network, shell.now_ms());
          return await work({
            newest: async (row_limit) => {
              await record();
              const page = { kind: '', subject: '', actor: '', before_number: 0, row_limit, row_offset: 0 };
              return await auditEntries(service, network, page);
            },
            whole: async () => {
              await record();
              return await wholeAuditTrail(service, network);
            },
            verify: async (known_digest) => await verifyAuditTrail(service, database, network, known_digest),
          });
        });
      }),
    async (url) => {
      const { clientOf } = await import('./service-client.ts');
      const client = clientOf(shell, url);
      const newest = async (row_limit: number): Promise<AuditEntry[]> => {
        const rows: AuditEntry[] = [];
        for (;;) {
          const before_number = rows.at(-1)?.entry_number ?? 0;
          const query = { network, before_number, limit: Math.min(row_limit - rows.length, MOST_ENTRIES) };
          const page = answerOf(await client.GET('/api/v1/audit/trail', { params: { query } }));
          rows.push(...auditEntrySchema.array().parse(page.entries));
          if (!page.has_more || rows.length >= row_limit) return rows;
        }
      };
      return await work({
        newest,
        whole: async () => (await newest(Number.MAX_SAFE_INTEGER)).toReversed(),
        verify: async (known_digest) => {
          const query = { network, ...(known_digest === '' ? {} : { known_digest }) };
          return auditReportSchema.parse(
            answerOf(await client.GET('/api/v1/audit/trail/verification', { params: { query } })),
          );
        },
      });
    },
  );
}
