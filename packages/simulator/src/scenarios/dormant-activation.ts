/**
 * Dormant activation: after months of silence most of a balance leaves to strangers. Twin: a saver who takes a little.
 */
import { DAY_MS } from '@analytics/domain';
import { passAlong } from './chain.ts';
import { schemeAsset, type Plan } from './scenario.ts';
import { Stage } from './stage.ts';

const SILENT_DAYS = { least: 93, most: 118 } as const;
const LEAD_HOURS = 24 * 119;

/** True where the world is long enough to show the silence. */
function showsSilence({
  end_ms,
  history_start_ms,
}: {
  readonly end_ms: number;
  readonly history_start_ms: number;
}): boolean {
  return end_ms - history_start_ms >= (SILENT_DAYS.most + 8) * DAY_MS;
}

/**
 * Silent for 93 to 118 days, then 60 % to 95 % leaves within two days through one or two hops. Empty where the world is
 * too short.
 */
export const plantDormantActivation: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 100, schemeAsset(random), LEAD_HOURS);
  const sleeper = stage.newborn('dormant');
  if (!showsSilence(world)) return stage.instance('dormant_activation', instance_id);
  const asleep_hours = -24 * random.between(SILENT_DAYS.least, SILENT_DAYS.most);
  const usd = stage.fund(sleeper, asleep_hours, random.logNormal(30_000, 0.9));
  const targets = random.integer(2, 4);
  const gone = usd * random.between(0.62, 0.95);
  for (let target = 0; target < targets; target++) {
    const start = { address: sleeper, at_hours: random.between(0, 36), usd: gone / targets };
    const path = stage.wallets(random.integer(1, 2), 'intermediary', 0.1);
    const end = passAlong(stage, start, { path, delay_hours: [0.2, 12], keep_ratio: [0.95, 0.995] });
    stage.cashOut(end.address, end.at_hours + random.between(0.5, 10), end.usd);
  }
  return stage.instance('dormant_activation', instance_id);
};

/** As silent, but only 5 % to 25 % leaves, to the saver's own account at an exchange. */
export const plantSaver: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 60, schemeAsset(random), LEAD_HOURS);
  const saver = stage.newborn('saver');
  if (!showsSilence(world)) return stage.instance('saver', instance_id);
  const usd = stage.fund(
    saver,
    -24 * random.between(SILENT_DAYS.least, SILENT_DAYS.most),
    random.logNormal(12_000, 0.8),
  );
  stage.cashOut(saver, random.between(1, 50), usd * random.between(0.05, 0.25));
  return stage.instance('saver', instance_id);
};
