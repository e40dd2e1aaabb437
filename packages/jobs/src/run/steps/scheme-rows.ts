/** The rows of typologies, alerts and cases of a window's schemes, made once a run. */
import { alertEvidenceRows, alertRows, type AlertRows, type WindowSchemes } from '@analytics/analyzers';
import { damagedSlices, decimalAt, priorAlerts, sliceName, transferIdentities } from '@analytics/storage';
import type { RunContext } from '../run-context.ts';

const made = new WeakMap<WindowSchemes, Promise<AlertRows>>();

/** The same schemes give the same rows without looking them up again. */
export async function schemeRows(context: RunContext, found: WindowSchemes): Promise<AlertRows> {
  let rows = made.get(found);
  if (rows === undefined) made.set(found, (rows = makeRows(context, found)));
  return await rows;
}

async function makeRows(context: RunContext, found: WindowSchemes): Promise<AlertRows> {
  const { database, window, settings } = context;
  const { max_transfers } = settings.evidence;
  const data = await context.windowData();
  await noticeDamage(context);
  const identities = await transferIdentities(database, window, alertEvidenceRows(found, max_transfers));
  return alertRows(found, {
    window,
    run_id: context.run_id,
    version: context.version,
    addresses: data.addresses.addresses,
    transfers: data.transfers,
    exactUsd: (row) => decimalAt(data.amount_usd_exact, row),
    identityOfRow: (row) => {
      const identity = identities.get(row);
      if (identity === undefined) throw new RangeError(`Expected the ids of transfer row ${row}, found none.`);
      return identity;
    },
    identityIfListed: (row) => identities.get(row),
    max_evidence_transfers: max_transfers,
    patterns: await context.windowPatterns(),
    prior: await priorAlerts(database, window),
    notices: context.notices(),
  });
}

/** Alerts that other slices lost cannot hand their ids on. */
async function noticeDamage({ database, window, notify }: RunContext): Promise<void> {
  const others = [...(await damagedSlices(database)).keys()].filter((name) => name !== sliceName(window));
  if (others.length === 0) return;
  const message = `The slices ${others.join(', ')} are damaged: an alert that only they had gets a new id.`;
  notify({ code: 'OTHER_SLICES_DAMAGED', message, count: others.length });
}
