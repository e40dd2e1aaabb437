/**
 * The limits and words of a canvas, without its schema: a page that only shows them loads no parser.
 */

/** What a canvas may hold, and the service of canvases; more cannot be read on one drawing. */
export const MAX_CANVAS_NODES = 3000;
export const MAX_CANVAS_LINKS = 6000;
export const MAX_CANVAS_GROUPS = 200;
export const MAX_CANVAS_NAME = 120;
export const MAX_CANVAS_NOTE = 2000;
/** As JSON: all addresses and links at their usual length, and notes beside many of them. */
export const MAX_CANVAS_BYTES = 4 * 1_048_576;
/** Of a network. */
export const MAX_CANVASES = 1000;
/** Of a canvas: after so many it goes on under another name. */
export const MAX_CANVAS_VERSIONS = 500;

/** What a canvas was begun from. */
export const CANVAS_ORIGINS = ['nothing', 'address', 'alert', 'case', 'trace'] as const;
export type CanvasOrigin = (typeof CANVAS_ORIGINS)[number];

/** Marks that an analyst gives; '' is none. */
export const CANVAS_COLOURS = ['', 'red', 'amber', 'green', 'blue', 'violet'] as const;
export type CanvasColour = (typeof CANVAS_COLOURS)[number];

/** Of what a link is the sum. */
export const LINK_BASES = ['window', 'evidence', 'trace'] as const;
export type LinkBasis = (typeof LINK_BASES)[number];
