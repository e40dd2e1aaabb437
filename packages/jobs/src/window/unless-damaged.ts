/** What a disk lost may be computed again: a run of a damaged slice is how it becomes whole. */
import { AnalyticsError } from '@analytics/domain';

const DAMAGE: ReadonlySet<string> = new Set(['SLICE_DAMAGED', 'DATA_DIR_DAMAGED']);

/** undefined where what is read is damaged. Throws what else `read` throws. */
export async function unlessDamaged<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AnalyticsError && DAMAGE.has(error.code)) return undefined;
    throw error;
  }
}
