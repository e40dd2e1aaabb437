/** The schedule's memory in the database that all networks share. */
import {
  claimFire,
  lastFire,
  lastFired,
  migrateService,
  releaseFire,
  saveFire,
  type Database,
} from '@analytics/storage';
import { CLAIM_MS, type FireMemory } from './fire-memory.ts';

/** Takes the shared database (SERVICE_DATABASE) and brings it to the shipped schema. */
export async function databaseFireMemory(database: Database): Promise<FireMemory> {
  await migrateService(database);
  return {
    last: (entry_name) => lastFire(database, entry_name),
    fired: (entry_name) => lastFired(database, entry_name),
    begin: (entry_name, now_ms) =>
      saveFire(database, { entry_name, occurrence_ms: now_ms, fired_ms: now_ms, task_id: '' }),
    claim: (entry_name, occurrence_ms, now_ms) => claimFire(database, entry_name, occurrence_ms, now_ms, CLAIM_MS),
    release: (entry_name, occurrence_ms) => releaseFire(database, entry_name, occurrence_ms),
    record: async (entry_name, occurrence_ms, fired_ms, task_id) => {
      await saveFire(database, { entry_name, occurrence_ms, fired_ms, task_id });
      await releaseFire(database, entry_name, occurrence_ms);
    },
  };
}
