/** typologies: who is who, who is one, and the detections of every chapter, staged with their evidence and the alert of each. */
import { TERM_WEIGHTS, entityEvidenceRows, entityRows, roleRows } from '@analytics/analyzers';
import { settingsDigest } from '@analytics/domain';
import { TABLES_OF_STEP, clearStaging, priorEntityMembers, stageRows, transferIds } from '@analytics/storage';
import { releaseMemory } from '../release-memory.ts';
import type { RunContext, Step } from '../run-context.ts';
import { hasTransfers } from './empty-window.ts';
import { rowInput } from './row-input.ts';

/** Names the weights that scored the run. */
const WEIGHTS_DIGEST = settingsDigest(TERM_WEIGHTS);

export const typologiesStep: Step = {
  name: 'typologies',
  async execute(context) {
    const { opened, recorder } = context;
    const { database, window } = opened;
    await clearStaging(database, TABLES_OF_STEP.typologies, window);
    if (!(await hasTransfers(context))) return { row_count: 0, details: {} };
    const calibration = await recorder.timed('chance', opened.calibration);
    const found = await recorder.timed('schemes', opened.schemes);
    await releaseMemory(database);
    const { index } = await opened.detectionInput();
    const roles = roleRows(found.roles, index, rowInput(opened, recorder, await opened.data(), new Map()));
    const entities = await recorder.timed('entities', opened.entities);
    recorder.report(0.8, 'writing detections');
    await stageRows(database, 'analyzers_address_roles', roles);
    await recorder.timed('entity rows', () => stageEntities(context));
    await releaseMemory(database);
    const { typologies } = await recorder.timed('rows', context.schemeRows);
    await recorder.timed('write', () => stageRows(database, 'analyzers_typologies', typologies));
    // Users name typologies: a name such as "constructor" is one of an empty object's own.
    const counts = new Map<string, number>();
    for (const { typology_type } of typologies)
      counts.set(String(typology_type), (counts.get(String(typology_type)) ?? 0) + 1);
    const { calibration_id, processing_date, is_reused } = calibration;
    const details = {
      ...Object.fromEntries(counts),
      calibration: { calibration_id, processing_date, is_reused },
      weights_digest: WEIGHTS_DIGEST,
      learned: (await opened.learned()) ?? null,
      roles: roles.length,
      entities: entities.entities.length,
      entity_links: entities.links.length,
      raised: found.schemes.length,
      held_back: found.held_back.length,
    };
    return { row_count: typologies.length, details };
  },
};

async function stageEntities({ opened, recorder }: RunContext): Promise<void> {
  const { database, window, settings } = opened;
  const { max_evidence } = settings.entities;
  const found = await opened.entities();
  const { addresses, transfers } = await opened.data();
  const input = {
    window,
    run_id: recorder.run_id,
    version: recorder.version,
    addresses: addresses.addresses,
    transfers,
    transfer_ids: await transferIds(database, window, entityEvidenceRows(found, max_evidence)),
    prior: await priorEntityMembers(database, window),
    max_evidence,
  };
  await stageRows(database, 'analyzers_entities', entityRows(found, input));
}
