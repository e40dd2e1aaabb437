import { describe, expect, it } from 'vitest';
import { LabelPlaces } from './label-places.ts';

const DISC = { x: 50, y: 50, size: 10 };

describe('LabelPlaces', () => {
  it('stands below, and above where below is taken', () => {
    const places = new LabelPlaces();
    expect(places.take(DISC, 40, 10)).toEqual({ left: 30, top: 63, right: 70, bottom: 73 });
    expect(places.take(DISC, 40, 10)).toEqual({ left: 30, top: 27, right: 70, bottom: 37 });
  });

  it('covers no disc', () => {
    const places = new LabelPlaces();
    places.takeDisc({ x: 50, y: 70, size: 5 });
    expect(places.take(DISC, 40, 10)?.top).toBe(27);
  });

  it('stays within the drawing, and is left out where nothing is free', () => {
    const places = new LabelPlaces({ left: 0, top: 0, right: 100, bottom: 65 });
    expect(places.take(DISC, 40, 10)?.top).toBe(27);
    expect(places.take(DISC, 300, 10)).toBeUndefined();
  });
});
