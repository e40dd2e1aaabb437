/** How sigma draws the marks and arrows of a drawing. */
import { createNodeBorderProgram } from '@sigma/node-border';
import { NodeSquareProgram } from '@sigma/node-square';
import { EdgeCurvedArrowProgram } from '@sigma/edge-curve';
import {
  createEdgeArrowHeadProgram,
  createEdgeClampedProgram,
  createEdgeCompoundProgram,
  NodeCircleProgram,
  type EdgeProgramType,
  type NodeProgramType,
} from 'sigma/rendering';
import type { Part } from './part.ts';
import { plainProgram } from './plain-program.ts';

export interface DrawnNode {
  x: number;
  y: number;
  size: number;
  type: string;
  color: string;
  ground: string;
  label: string;
}
export interface DrawnEdge {
  type: string;
  color: string;
  size: number;
  /** What moved, in short. */
  label: string;
}

/** By the part that an address has: disc, ring with a dot, square, ring. */
export function nodePrograms<N extends DrawnNode, E extends DrawnEdge>(): Record<Part, NodeProgramType<N, E>> {
  /** With a label like everyone's: the library would write it beside, over the arrow. */
  class ServiceProgram extends NodeSquareProgram<N, E> {
    override drawLabel: NodeSquareProgram<N, E>['drawLabel'] = (context, data, settings) => {
      settings.defaultDrawNodeLabel(context, data, settings);
    };
    override drawHover: NodeSquareProgram<N, E>['drawHover'] = (context, data, settings) => {
      settings.defaultDrawNodeHover(context, data, settings);
    };
  }
  /** A dot in a ring. */
  const RiskProgram = createNodeBorderProgram<N, E>({
    borders: [
      { size: { value: 0.25 }, color: { attribute: 'color' } },
      { size: { value: 0.3 }, color: { attribute: 'ground' } },
      { size: { fill: true }, color: { attribute: 'color' } },
    ],
  });
  /** A ring. */
  const OtherProgram = createNodeBorderProgram<N, E>({
    borders: [
      { size: { value: 0.35 }, color: { attribute: 'color' } },
      { size: { fill: true }, color: { attribute: 'ground' } },
    ],
  });
  return {
    suspect: plainProgram<NodeProgramType<N, E>>(NodeCircleProgram),
    service: plainProgram<NodeProgramType<N, E>>(ServiceProgram),
    risk: plainProgram(RiskProgram),
    other: plainProgram(OtherProgram),
    outside: plainProgram(OtherProgram),
  };
}

export function edgePrograms<N extends DrawnNode, E extends DrawnEdge>(): Record<
  'arrow' | 'curved',
  EdgeProgramType<N, E>
> {
  const ArrowProgram = createEdgeCompoundProgram<N, E>([
    plainProgram(createEdgeClampedProgram<N, E>()),
    plainProgram(createEdgeArrowHeadProgram<N, E>()),
  ]);
  return { arrow: ArrowProgram, curved: plainProgram<EdgeProgramType<N, E>>(EdgeCurvedArrowProgram) };
}
