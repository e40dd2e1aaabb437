/**
 * Exposure: money from or to a wallet that a label calls sanctioned, a darknet market, a mixer, an exploit or a scam.
 * Twin: dusting.
 */
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { passAlong } from './chain.ts';
import { drawParts, fanIn } from './fan.ts';
import { schemeAsset, type Plan } from './scenario.ts';
import { Stage } from './stage.ts';

export type ExposureKind = 'sanctions' | 'darknet' | 'mixer' | 'exploit' | 'scam';

const LABELS = {
  sanctions: {
    label: 'Sanctioned entity',
    address_type: 'sanctioned',
    trust_level: 'blacklisted',
    risk_level: 'critical',
  },
  darknet: { label: 'Darknet market', address_type: 'darknet', trust_level: 'verified', risk_level: 'critical' },
  mixer: { label: 'Mixing service', address_type: 'mixer', trust_level: 'verified', risk_level: 'high' },
  exploit: { label: 'Exploiter', address_type: 'exploit', trust_level: 'verified', risk_level: 'critical' },
  scam: { label: 'Scam', address_type: 'scam', trust_level: 'community', risk_level: 'high' },
} as const;

/** Who pays the risk: clients of a mixer or a market, somebody who pays a listed entity, or the robbed. */
const PAYER_ROLE: Readonly<Record<ExposureKind, string>> = {
  sanctions: 'payer',
  darknet: 'customer',
  mixer: 'depositor',
  exploit: 'victim',
  scam: 'victim',
};

/** Chance that a scheme meets a risk of its own, not one that others deal with too. */
const NEW_RISK_SHARE = 0.4;

/** A labelled wallet of the kind: one that the world knows already, or a new one. */
export function riskWallet(world: World, random: Random, kind: ExposureKind): number {
  const known = world.risk_wallets.get(kind) ?? [];
  world.risk_wallets.set(kind, known);
  if (known.length > 0 && !random.chance(NEW_RISK_SHARE)) return random.pick(known);
  const address = world.fresh();
  known.push(address);
  world.labels.push({ address, address_subtype: '', confidence_score: 0.9, ...LABELS[kind] });
  return address;
}

/**
 * One to three hops between the risk and an exchange, forwarding 92 % to 99 % within a day: out of the risk, or into
 * it.
 */
export const plantExposure =
  (kind: ExposureKind): Plan =>
  (world, random, instance_id) => {
    const stage = new Stage(world, random, 110, schemeAsset(random));
    const risk = stage.assign(riskWallet(world, random, kind), 'risk_source');
    const path = stage.wallets(random.integer(1, 3), 'exposed');
    const pace = [0.2, random.pick([2, 10, 22])] as const;
    const usd = random.logNormal(9_000, 1);
    // Stolen and swindled money only leaves; the others are also paid.
    const leaves = kind === 'exploit' || kind === 'scam' || random.chance(0.5);
    if (leaves) {
      const victims = Array.from({ length: random.integer(3, 8) }, () => stage.ordinary(PAYER_ROLE[kind]));
      const parts = drawParts(stage, victims.length, (1.1 * usd) / victims.length, 0.4);
      victims.forEach((victim, at) => stage.fund(victim, random.between(0, 3), parts[at]! * random.between(1.1, 2)));
      fanIn(stage, victims, risk, parts, { from_hours: 4, to_hours: 20, step: 'risk_inflow', low_ratio: 0.9 });
      const end = passAlong(
        stage,
        { address: risk, at_hours: 21, usd },
        { path, delay_hours: pace, keep_ratio: [0.93, 0.995] },
      );
      stage.cashOut(end.address, end.at_hours + random.between(0.5, 8), end.usd);
    } else {
      const payer = path[0]!;
      const held = stage.fund(payer, 0, usd);
      const start = { address: payer, at_hours: random.between(0.5, 8), usd: held * random.between(0.93, 0.99) };
      passAlong(stage, start, { path: [...path.slice(1), risk], delay_hours: pace, keep_ratio: [0.93, 0.995] });
    }
    return stage.instance(`exposure_${kind}`, instance_id);
  };

/** A risk wallet sends cents to strangers to taint or to advertise: they touch the label and deal in nothing. */
export const plantDusting =
  (kind: ExposureKind): Plan =>
  (world, random, instance_id) => {
    const stage = new Stage(world, random, 30, schemeAsset(random));
    const risk = stage.assign(riskWallet(world, random, kind), 'risk_source');
    const dusted = Array.from({ length: random.integer(4, 9) }, () => stage.ordinary('dusted'));
    for (const to of dusted) {
      const at_hours = random.between(0.5, 28);
      stage.pay({ from: risk, to, at_hours, usd: random.between(0.02, 0.5), step: 'dust' });
    }
    return stage.instance(`dusting_${kind}`, instance_id);
  };
