/** Time zones that the name of a column says of its times, as in `Date(UTC+8)`. */
import { wordsOfName } from './words-of-name.ts';

/**
 * UTC and GMT with an offset, UTC alone, GMT alone at the end or in brackets, or an offset alone in brackets. A name that
 * begins with GMT, as `gmt_create` in many databases, says that it is a time.
 */
const ZONE =
  /(?:^|[^a-z])(?:utc|gmt(?=\s*[+−-]\s*\d|\s*[)\]]|\s*$))(?:\s*([+−-])\s*(\d{1,2})(?::?(\d{2}))?)?(?![a-z0-9])|[(]\s*([+−-])(\d{1,2}):(\d{2})\s*[)]/iu;

/** `UTC`, or the offset as in `+0800`; undefined where the name says none. */
export function zoneInName(name: string): string | undefined {
  const found = ZONE.exec(wordsOfName(name));
  if (found === null) return undefined;
  const [, sign = found[4], hours = found[5] ?? '0', minutes = found[6] ?? '00'] = found;
  if (Number(hours) === 0 && minutes === '00') return 'UTC';
  return `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}${minutes}`;
}

/** Whether a time zone such as Asia/Shanghai has the offset of `UTC` or `+0800` all year. */
export function isZoneAt(time_zone: string, zone: string): boolean {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: time_zone, timeZoneName: 'longOffset' });
  const offsets = [0, 6].map((month) => {
    const parts = format.formatToParts(Date.UTC(2024, month, 1));
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return name.replace(/^GMT/u, '').replace(':', '') || 'UTC';
  });
  return offsets.every((offset) => offset === zone);
}
