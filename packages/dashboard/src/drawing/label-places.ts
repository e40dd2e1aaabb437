/**
 * Where labels of a drawing stand: under their discs, above or beside them, where the fewest lines run; nowhere where
 * all places are taken.
 */

export interface Disc {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** From the middle of a disc to the middle of another. */
export interface Line {
  readonly from: Point;
  readonly to: Point;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const GAP = 3;
const EVERYWHERE: Box = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };

/** Holds what is taken, so that no label covers another or a disc, none leaves the drawing, and few cover a line. */
export class LabelPlaces {
  private readonly taken: Box[] = [];
  private readonly lines: Line[] = [];
  private within: Box;

  constructor(within: Box = EVERYWHERE) {
    this.within = within;
  }

  clear(within: Box = EVERYWHERE): void {
    this.within = within;
    this.taken.length = 0;
    this.lines.length = 0;
  }

  takeDisc({ x, y, size }: Disc): void {
    this.taken.push({ left: x - size, top: y - size, right: x + size, bottom: y + size });
  }

  takeLine(line: Line): void {
    this.lines.push(line);
  }

  /**
   * Takes the free place around a disc that the fewest lines run through, the first of such; undefined where none is
   * free. O(lines).
   */
  take(disc: Disc, width: number, height: number): Box | undefined {
    let box: Box | undefined;
    let least = Infinity;
    for (const one of boxesAround(disc, width, height)) {
      if (!this.isFree(one)) continue;
      const covered = this.lines.filter((line) => runsThrough(line, one)).length;
      if (covered >= least) continue;
      box = one;
      least = covered;
    }
    if (box !== undefined) this.taken.push(box);
    return box;
  }

  private isFree(box: Box): boolean {
    const { within } = this;
    const isWithin =
      box.left >= within.left && box.top >= within.top && box.right <= within.right && box.bottom <= within.bottom;
    return isWithin && this.taken.every((other) => !overlap(box, other));
  }
}

/** Below, above, to the right, to the left. */
export function boxesAround({ x, y, size }: Disc, width: number, height: number): readonly [Box, ...Box[]] {
  const boxAt = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  return [
    boxAt(x - width / 2, y + size + GAP),
    boxAt(x - width / 2, y - size - GAP - height),
    boxAt(x + size + GAP, y - height / 2),
    boxAt(x - size - GAP - width, y - height / 2),
  ];
}

/**
 * Liang and Barsky, A New Concept and Method for Line Clipping, 1984: whether a part of the line is left within the
 * box.
 */
function runsThrough({ from, to }: Line, { left, top, right, bottom }: Box): boolean {
  const [run, rise] = [to.x - from.x, to.y - from.y];
  const sides = [
    [-run, from.x - left],
    [run, right - from.x],
    [-rise, from.y - top],
    [rise, bottom - from.y],
  ] as const;
  let [enters, leaves] = [0, 1];
  for (const [speed, distance] of sides) {
    if (speed === 0 && distance < 0) return false;
    if (speed < 0) enters = Math.max(enters, distance / speed);
    if (speed > 0) leaves = Math.min(leaves, distance / speed);
  }
  return enters <= leaves;
}

function overlap(one: Box, other: Box): boolean {
  return one.right >= other.left && one.left <= other.right && one.bottom >= other.top && one.top <= other.bottom;
}
