import { describe, expect, it } from 'vitest';
import { nameMatch, snakeCased } from './right-names.ts';

describe('nameMatch', () => {
  it.each([
    ['layering', 'layering', 'exact'],
    ['Fan-In', 'collection', 'exact'],
    ['fan_in', 'smurfing', 'alike'],
    ['fan_in', 'wash_trading', 'other'],
    ['seq_layering_fanout', 'layering_then_dispersion', 'exact'],
    ['layering_then_dispersion', 'layering_then_dispersion', 'exact'],
    ['layering_then_dispersion', 'smurfing_then_collection', 'other'],
    ['a maker’s own word', 'collection', 'other'],
  ])('%s and %s: %s', (pattern_type, typology_type, match) => {
    expect(nameMatch(pattern_type, typology_type)).toBe(match);
  });
});

describe('snakeCased', () => {
  it.each([
    ['ScatterGather', 'scatter_gather'],
    [' gather-scatter ', 'gather_scatter'],
    ['U.S. 10K', 'u_s_10_k'],
  ])('%s: %s', (name, expected) => {
    expect(snakeCased(name)).toBe(expected);
  });
});
