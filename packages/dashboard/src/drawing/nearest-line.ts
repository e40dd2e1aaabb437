/** Which line a pointer means: arrows are thin, and nobody hits one to the pixel. */
import type { Line } from './label-places.ts';

/** Position of the line nearest to the point, of those at most `within` away; undefined for none. O(lines). */
export function nearestLine(
  lines: readonly Line[],
  point: { readonly x: number; readonly y: number },
  within: number,
): number | undefined {
  let nearest: number | undefined;
  let least = within;
  lines.forEach(({ from, to }, at) => {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / length;
    const part = Math.min(1, Math.max(0, along));
    const distance = Math.hypot(point.x - from.x - part * dx, point.y - from.y - part * dy);
    if (distance > least || (distance === least && nearest !== undefined)) return;
    nearest = at;
    least = distance;
  });
  return nearest;
}
