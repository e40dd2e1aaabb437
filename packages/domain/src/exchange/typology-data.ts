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

/** Addresses of a window whose text looks alike. */
export interface LookAlikeGroup {
  /** Ascending node ids, at least two. */
  readonly members: readonly number[];
  /** What all of them have in common at the front (what every address begins with aside) and at the back. */
  readonly first_characters: number;
  readonly last_characters: number;
  /** How many addresses of the network would look like a given one of them by chance. */
  readonly chance_matches: number;
}

export interface LookAlikes {
  readonly groups: readonly LookAlikeGroup[];
}

/** The transfers of value zero between addresses of a window, in time order: no row of its columns. */
export interface ZeroValueTransfers {
  readonly length: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly timestamp_ms: Float64Array;
}
