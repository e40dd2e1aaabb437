import { describe, expect, it } from 'vitest';
import { drawingOf } from './catalogue.ts';

describe('drawingOf', () => {
  it('fits the typology: a ring, a star, layers, and a chain for the rest', () => {
    expect(drawingOf('round_tripping')).toBe('ring');
    expect(drawingOf('temporal_burst')).toBe('star');
    expect(drawingOf('smurfing')).toBe('layers');
    expect(drawingOf('layering_then_dispersion')).toBe('layers');
    expect(drawingOf('peel_chain')).toBe('chain');
    expect(drawingOf('a_typology_of_tomorrow')).toBe('chain');
  });
});
