import { describe, expect, it } from 'vitest';
import { plainProgram } from './plain-program.ts';

/** As sigma's: one attribute an item, and a corner that tells its vertices apart. */
class Instanced {
  array = new Float32Array(12);
  readonly STRIDE: number;
  readonly ATTRIBUTES_ITEMS_COUNT: number;
  constructor() {
    const definition = this.getDefinition();
    this.ATTRIBUTES_ITEMS_COUNT = definition.ATTRIBUTES.length;
    this.STRIDE = 3 * this.ATTRIBUTES_ITEMS_COUNT;
  }
  getDefinition() {
    return { VERTICES: 3, ATTRIBUTES: ['size'], CONSTANT_ATTRIBUTES: ['corner'], CONSTANT_DATA: [[7], [8], [9]] };
  }
  process(_index: number, offset: number, size: number): void {
    this.array[offset * this.STRIDE] = size;
  }
}

describe('plainProgram', () => {
  it('writes each vertex of an item, with what tells it apart after what the item says', () => {
    const program = new (plainProgram(Instanced))();
    program.process(0, 0, 1);
    program.process(1, 1, 2);
    expect([...program.array]).toEqual([1, 7, 1, 8, 1, 9, 2, 7, 2, 8, 2, 9]);
    expect('CONSTANT_ATTRIBUTES' in program.getDefinition()).toBe(false);
  });
});
