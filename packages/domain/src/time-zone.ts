/** Names of time zones, as settings and mappings give them. */

/** Whether the runtime knows it, as Europe/Berlin. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' && !/^[+-]/u.test(name);
  } catch {
    return false;
  }
}
