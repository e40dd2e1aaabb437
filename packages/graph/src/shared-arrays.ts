/**
 * Typed arrays on SharedArrayBuffer, zero-filled: posting one to a worker shares its memory instead of copying it.
 * Pages are mapped on first touch, so an array that is never written costs next to nothing.
 */

export function sharedUint8(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

export function sharedUint32(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT));
}

export function sharedFloat64(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}
