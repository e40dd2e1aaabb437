/**
 * What the pool and its workers say to each other. Typed arrays in it lie on SharedArrayBuffers, so none are copied.
 */

export type Order =
  | { readonly kind: 'single'; readonly task: number; readonly kernel: string; readonly input: readonly unknown[] }
  | {
      readonly kind: 'team';
      readonly task: number;
      readonly kernel: string;
      readonly state: unknown;
      readonly rank: number;
      readonly size: number;
      readonly control: Int32Array;
    };

export type Answer =
  | { readonly task: number; readonly ok: true; readonly output: unknown }
  | { readonly task: number; readonly ok: false; readonly error: unknown };
