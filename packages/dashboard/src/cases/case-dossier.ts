/** The alerts of a case in full, and who took part in them. */
import type { ApiSchemas } from '@analytics/api-client';
import type { Cast } from '../scheme/scheme.ts';

type Alert = ApiSchemas['AlertDetail'];

export interface CaseDossier {
  readonly alerts: readonly Alert[];
  readonly cast: Cast;
}

/** What came of asking for one alert. */
export interface AlertAnswer {
  readonly data?: Alert | undefined;
  readonly error: Error | null;
}

/** Only once every alert is there: a dossier without one of them would be handed on as the whole. */
export function caseDossier(answers: readonly AlertAnswer[]): CaseDossier | undefined {
  const alerts = answers.flatMap(({ data }) => data ?? []);
  if (alerts.length === 0 || alerts.length < answers.length) return undefined;
  return { alerts, cast: castOf(alerts) };
}

/** The first alert that names an address gives it its role. */
function castOf(alerts: readonly Alert[]): Cast {
  const roles = new Map<string, string>();
  for (const { addresses_involved, address_roles } of alerts)
    addresses_involved.forEach((address, at) => {
      if (!roles.has(address)) roles.set(address, address_roles[at] ?? '');
    });
  return {
    roles,
    suspects: new Set(alerts.flatMap(({ suspect_addresses }) => suspect_addresses)),
    names: new Map(alerts.flatMap(({ labels }) => labels.map(({ address, label }) => [address, label] as const))),
  };
}
