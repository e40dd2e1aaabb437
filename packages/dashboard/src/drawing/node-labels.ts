/** Labels of a drawing on the screen: each where a place is free, else left out. */
import { LabelPlaces, boxesAround, type Box, type Disc, type Line } from './label-places.ts';
import type { SvgColors } from './drawing-svg.ts';

interface Labelled extends Disc {
  readonly key?: string;
  readonly label: string | null;
}

/** What labels keep clear of. */
export interface Drawn {
  readonly discs: readonly Disc[];
  /** Those whose labels find a place before all others, largest first, in whatever order they are written; few. */
  readonly first?: readonly Labelled[];
  readonly lines: readonly Line[];
  /** None stands half outside. */
  readonly within?: Box;
}

const PADDING = 4;

/** Holds what was written since the last `begin`, so that no label covers another. */
export class SchemeLabels {
  private readonly colors: SvgColors;
  private readonly places = new LabelPlaces();
  private readonly kept = new Map<string, Box | undefined>();
  private drawnOf: (() => Drawn) | undefined;

  constructor(colors: SvgColors) {
    this.colors = colors;
  }

  /**
   * At the beginning of each frame. What is drawn is asked for with the first label: only then does a frame know where
   * it is.
   */
  begin(drawnOf: () => Drawn): void {
    this.drawnOf = drawnOf;
  }

  /** A boxed one, of the node that is pointed at, is always written. */
  draw(context: CanvasRenderingContext2D, node: Labelled, labelSize: number, isBoxed: boolean): void {
    const { label } = node;
    if (label === null || label === '') return;
    context.font = `${labelSize}px sans-serif`;
    this.know(context, labelSize);
    const { width, height } = sizeOf(context, label, labelSize);
    const box = isBoxed ? boxesAround(node, width, height)[0] : this.placeOf(node, width, height);
    if (box === undefined) return;
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

  private placeOf(node: Labelled, width: number, height: number): Box | undefined {
    const { key = '' } = node;
    return this.kept.has(key) ? this.kept.get(key) : this.places.take(node, width, height);
  }

  private know(context: CanvasRenderingContext2D, labelSize: number): void {
    if (this.drawnOf === undefined) return;
    const drawn = this.drawnOf();
    this.drawnOf = undefined;
    this.places.clear(drawn.within);
    for (const disc of drawn.discs) this.places.takeDisc(disc);
    for (const line of drawn.lines) this.places.takeLine(line);
    this.kept.clear();
    for (const node of (drawn.first ?? []).toSorted((a, b) => b.size - a.size)) {
      const { width, height } = sizeOf(context, node.label ?? '', labelSize);
      this.kept.set(node.key ?? '', this.places.take(node, width, height));
    }
  }
}

function sizeOf(
  context: CanvasRenderingContext2D,
  label: string,
  labelSize: number,
): { width: number; height: number } {
  return { width: context.measureText(label).width + 2 * PADDING, height: labelSize + 5 };
}
