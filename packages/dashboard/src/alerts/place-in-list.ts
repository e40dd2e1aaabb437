/** Where the reader stands in a list that is filtered, read anew and decided about meanwhile. */

export interface Place {
  readonly alert_id: string;
  readonly at: number;
}

/** Before anything was chosen. */
export const FIRST: Place = { alert_id: '', at: 0 };

/** The index of the alert; where it has left the list, of what stands in its place; -1 in an empty list. */
export function indexOf(alerts: readonly { readonly alert_id: string }[], { alert_id, at }: Place): number {
  if (alerts[at]?.alert_id === alert_id) return at;
  const found = alerts.findIndex((alert) => alert.alert_id === alert_id);
  return found >= 0 ? found : Math.min(at, alerts.length - 1);
}
