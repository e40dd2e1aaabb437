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

  it('stands where the fewest lines run', () => {
    const places = new LabelPlaces();
    places.takeLine({ from: { x: 50, y: 50 }, to: { x: 50, y: 200 } });
    places.takeLine({ from: { x: 50, y: 50 }, to: { x: 90, y: 20 } });
    expect(places.take(DISC, 40, 10)).toEqual({ left: 63, top: 45, right: 103, bottom: 55 });
    // One line above, one below, and none to the left.
    expect(places.take(DISC, 40, 10)?.right).toBe(37);
    expect(places.take(DISC, 40, 10)?.top).toBe(63);
  });

  it('is not kept away by a line that passes by or ends before', () => {
    const places = new LabelPlaces();
    places.takeLine({ from: { x: 0, y: 80 }, to: { x: 100, y: 80 } });
    places.takeLine({ from: { x: 0, y: 68 }, to: { x: 25, y: 68 } });
    expect(places.take(DISC, 40, 10)?.top).toBe(63);
  });

  it('stays within the drawing, and is left out where nothing is free', () => {
    const places = new LabelPlaces({ left: 0, top: 0, right: 100, bottom: 65 });
    expect(places.take(DISC, 40, 10)?.top).toBe(27);
    expect(places.take(DISC, 300, 10)).toBeUndefined();
  });
});
