/** What typologies read of a window beside its columns and patterns. */

/** Columns of `analyzers_features`; each has one entry a node. */
export interface TypologyFeatures {
  readonly pass_through_ratio: Float32Array;
  readonly median_holding_seconds: Float64Array;
  /** Longest gap that ends in the window, history before it included. */
  readonly dormancy_days: Float32Array;
  /** 1 where nothing of the address is older than the window; 0 for all where the window has no history. */
  readonly is_new_address: Uint8Array;
}

/** What an address that woke after a long silence held of one asset when the window began. */
export interface DormantBalance {
  readonly node: number;
  /** Position in `assets`. */
  readonly asset: number;
  /** Native units received less those sent before the window. */
  readonly amount: number;
}
