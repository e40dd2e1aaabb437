/** Whether `2026-02-28` is a day of the calendar; `2026-02-31` is none. */
export function isRealDate(text: string): boolean {
  const at_ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at_ms) && new Date(at_ms).toISOString().startsWith(text);
}
