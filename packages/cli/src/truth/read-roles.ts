/** Who plays which role, as `analytics simulate` writes it beside the other truth. */
import { dirname } from 'node:path';
import { ADDRESS_ROLES, AnalyticsError, type AddressRole } from '@analytics/domain';
import type { KnownRole } from '@analytics/analyzers';
import { z } from 'zod';
import { firstFile, readTruthFile } from './truth-file.ts';

const rowSchema = z.object({
  address: z.string(),
  role: z.enum(Object.keys(ADDRESS_ROLES) as [AddressRole, ...AddressRole[]]),
  part: z.string().optional(),
});

/** Parts of a business that do not show what it is, and businesses of some days: what is asked for are the others. */
const SIDE_PARTS = ['cold', 'deposit', 'purse', 'brief'];

/** Of the `roles` file beside a file of truth; undefined where there is none. Throws SOURCE_UNREADABLE, SOURCE_SCHEMA. */
export async function readRoles(truth_file: string): Promise<KnownRole[] | undefined> {
  const file = firstFile(dirname(truth_file), ['roles']);
  if (file === undefined) return undefined;
  return (await readTruthFile(file)).map((row) => {
    const parsed = rowSchema.safeParse(row);
    if (!parsed.success)
      throw new AnalyticsError(
        'SOURCE_SCHEMA',
        `Expected address and role (${Object.keys(ADDRESS_ROLES).join(', ')}) in ${file}, found ${JSON.stringify(row)}.`,
      );
    const { address, role, part = '' } = parsed.data;
    return { address, role, is_main: !SIDE_PARTS.includes(part) };
  });
}
