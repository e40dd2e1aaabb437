/** The alerts of a case in full, and who took part in them. */
import type { ApiSchemas } from '@analytics/api-client';
import { participantsOf, type Participants } from '../drawing/participants.ts';

type Alert = ApiSchemas['AlertDetail'];

export interface CaseDossier {
  readonly alerts: readonly Alert[];
  readonly participants: Participants;
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
  return { alerts, participants: participantsOf(alerts) };
}
