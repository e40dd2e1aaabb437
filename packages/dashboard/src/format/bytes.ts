/** Sizes of files as people read them. */
import { formatCount } from './number.ts';

/** `820 bytes`, `12 kB`, `9.5 MB`: in thousands, as file managers tell them. */
export function formatBytes(count: number): string {
  if (count < 1000) return `${formatCount(count)} bytes`;
  if (count < 1_000_000) return `${formatCount(Math.round(count / 1000))} kB`;
  return `${Math.round(count / 100_000) / 10} MB`;
}
