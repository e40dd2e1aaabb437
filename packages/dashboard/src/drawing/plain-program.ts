/**
 * Programs of sigma without instancing: the same shaders over one array of vertices. WebGL in software draws each
 * instance by a call of its own, ten microseconds apiece, so that 5,000 nodes took a tenth of a second a frame; a
 * graphics card does not mind either way.
 */
import type { InstancedProgramDefinition, ProgramDefinition } from 'sigma/rendering';

interface Program {
  readonly array: Float32Array;
  readonly STRIDE: number;
  readonly ATTRIBUTES_ITEMS_COUNT: number;
  getDefinition(): ProgramDefinition | InstancedProgramDefinition;
  /** Writes the attributes of an item to where its `offset` says. */
  process(index: number, offset: number, ...item: readonly unknown[]): void;
}

/** The program class given, drawing the same; one that is not instanced is left as it is. */
export function plainProgram<ProgramClass>(given: ProgramClass): ProgramClass {
  const Given = given as new (...parts: readonly unknown[]) => Program;
  /** What distinguished the vertices of an item. */
  let constants: readonly (readonly number[])[] = [];
  class PlainProgram extends Given {
    override getDefinition(): ProgramDefinition {
      const definition = super.getDefinition();
      if (!('CONSTANT_DATA' in definition)) return definition;
      constants = definition.CONSTANT_DATA;
      const { VERTICES, VERTEX_SHADER_SOURCE, FRAGMENT_SHADER_SOURCE, UNIFORMS, METHOD } = definition;
      const ATTRIBUTES = [...definition.ATTRIBUTES, ...definition.CONSTANT_ATTRIBUTES];
      return { VERTICES, VERTEX_SHADER_SOURCE, FRAGMENT_SHADER_SOURCE, UNIFORMS, METHOD, ATTRIBUTES };
    }

    override process(index: number, offset: number, ...item: readonly unknown[]): void {
      super.process(index, offset, ...item);
      const first = offset * this.STRIDE;
      constants.forEach((values, vertex) => {
        const at = first + vertex * this.ATTRIBUTES_ITEMS_COUNT;
        const own = this.ATTRIBUTES_ITEMS_COUNT - values.length;
        this.array.copyWithin(at, first, first + own);
        this.array.set(values, at + own);
      });
    }
  }
  return PlainProgram as ProgramClass;
}
