/** The rows of typologies, alerts and cases of a window's schemes. */
import { alertEvidenceRows, alertRows, type AlertRows } from '@analytics/analyzers';
import { damagedSlices, priorAlerts, sliceName, transferIdentities } from '@analytics/storage';
import { alertTraces } from '../../window/alert-traces.ts';
import type { OpenWindow } from '../../window/open-window.ts';
import type { RunRecorder } from '../run-recorder.ts';
import { rowInput } from './row-input.ts';

export async function schemeRows(opened: OpenWindow, recorder: RunRecorder): Promise<AlertRows> {
  const { database, window, settings } = opened;
  const found = await opened.schemes();
  const { max_transfers } = settings.evidence;
  await noticeDamage(opened, recorder);
  const identities = await transferIdentities(database, window, alertEvidenceRows(found, max_transfers));
  const listed = found.schemes.map(({ rows }) => rows.subarray(0, max_transfers));
  const traces = await alertTraces(opened, listed);
  return alertRows(found, {
    ...rowInput(opened, recorder, await opened.data(), identities),
    identityIfListed: (row) => identities.get(row),
    patterns: await opened.patterns(),
    traces,
    prior: await priorAlerts(database, window),
    notices: recorder.notices,
  });
}

/** Alerts that other slices lost cannot hand their ids on. */
async function noticeDamage({ database, window }: OpenWindow, recorder: RunRecorder): Promise<void> {
  const others = [...(await damagedSlices(database)).keys()].filter((name) => name !== sliceName(window));
  if (others.length === 0) return;
  const message = `The slices ${others.join(', ')} are damaged: an alert that only they had gets a new id.`;
  recorder.notify({ code: 'OTHER_SLICES_DAMAGED', message, count: others.length });
}
