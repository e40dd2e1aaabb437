/** Who holds which address, as `analytics simulate` writes it beside the other truth. */
import { dirname } from 'node:path';
import { AnalyticsError } from '@analytics/domain';
import type { KnownOwner } from '@analytics/analyzers';
import { z } from 'zod';
import { firstFile, readTruthFile } from './truth-file.ts';

const rowSchema = z.object({ address: z.string(), owner_id: z.string(), kind: z.string() });

/** Of the `entities` file beside a file of truth; undefined where there is none. Throws SOURCE_UNREADABLE, SOURCE_SCHEMA. */
export async function readOwners(truth_file: string): Promise<KnownOwner[] | undefined> {
  const file = firstFile(dirname(truth_file), ['entities']);
  if (file === undefined) return undefined;
  const owners = new Map<string, KnownOwner & { readonly addresses: string[] }>();
  for (const row of await readTruthFile(file)) {
    const parsed = rowSchema.safeParse(row);
    if (!parsed.success)
      throw new AnalyticsError(
        'SOURCE_SCHEMA',
        `Expected address, owner_id and kind in ${file}, found ${JSON.stringify(row)}.`,
      );
    const { address, owner_id, kind } = parsed.data;
    const owner = owners.get(owner_id) ?? { owner_id, kind, addresses: [] };
    owner.addresses.push(address);
    owners.set(owner_id, owner);
  }
  return [...owners.values()];
}
