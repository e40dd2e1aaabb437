/** Labels of a drawing: under their nodes, where a line seldom runs; above or beside where that is taken; left out where all are. */
import type { SvgColors } from './scheme-svg.ts';

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

interface Labelled extends Disc {
  readonly label: string | null;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const PADDING = 4;

/** Holds what was written since the last `begin`, so that no label covers another. */
export class SchemeLabels {
  private readonly colors: SvgColors;
  private readonly written: Box[] = [];
  private discsOf: (() => readonly Disc[]) | undefined;

  constructor(colors: SvgColors) {
    this.colors = colors;
  }

  /** At the beginning of each frame: no label covers one of these discs. They are asked for with the first label: only then does a frame know where they are. */
  begin(discsOf: () => readonly Disc[]): void {
    this.written.length = 0;
    this.discsOf = discsOf;
  }

  /** A boxed one, of the node that is pointed at, is always written. */
  draw(context: CanvasRenderingContext2D, node: Labelled, labelSize: number, isBoxed: boolean): void {
    const { x, y, size, label } = node;
    if (label === null || label === '') return;
    for (const disc of this.discsOf?.() ?? [])
      this.written.push({
        left: disc.x - disc.size,
        top: disc.y - disc.size,
        right: disc.x + disc.size,
        bottom: disc.y + disc.size,
      });
    this.discsOf = undefined;
    context.font = `${labelSize}px sans-serif`;
    const width = context.measureText(label).width + 2 * PADDING;
    const height = labelSize + 5;
    const boxAt = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
    const below = boxAt(x - width / 2, y + size + 3);
    const others = [
      boxAt(x - width / 2, y - size - 3 - height),
      boxAt(x + size + 3, y - height / 2),
      boxAt(x - size - 3 - width, y - height / 2),
    ];
    const box = isBoxed ? below : [below, ...others].find((one) => this.isFree(one));
    if (box === undefined) return;
    if (!isBoxed) this.written.push(box);
    context.fillStyle = this.colors.ground;
    context.globalAlpha = isBoxed ? 1 : 0.75;
    context.beginPath();
    context.roundRect(box.left, box.top, width, height, 3);
    context.fill();
    context.globalAlpha = 1;
    if (isBoxed) {
      context.strokeStyle = this.colors.flow;
      context.stroke();
    }
    context.fillStyle = this.colors.ink;
    context.fillText(label, box.left + PADDING, box.top + labelSize);
  }

  private isFree(box: Box): boolean {
    return this.written.every(
      (other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom,
    );
  }
}
