/** Where labels of a drawing stand: under their discs, where a line seldom runs; above or beside where that is taken; nowhere where all are. */

export interface Disc {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const GAP = 3;
const EVERYWHERE: Box = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };

/** Holds what is taken, so that no label covers another or a disc, and none leaves the drawing. */
export class LabelPlaces {
  private readonly taken: Box[] = [];
  private readonly within: Box;

  constructor(within: Box = EVERYWHERE) {
    this.within = within;
  }

  clear(): void {
    this.taken.length = 0;
  }

  takeDisc({ x, y, size }: Disc): void {
    this.taken.push({ left: x - size, top: y - size, right: x + size, bottom: y + size });
  }

  /** Takes the first free place around a disc; undefined where there is none. */
  take(disc: Disc, width: number, height: number): Box | undefined {
    const box = boxesAround(disc, width, height).find((one) => this.isFree(one));
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

function overlap(one: Box, other: Box): boolean {
  return one.right >= other.left && one.left <= other.right && one.bottom >= other.top && one.top <= other.bottom;
}
