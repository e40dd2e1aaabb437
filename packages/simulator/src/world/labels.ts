/** Labels as a label provider would give them. */

export interface WorldLabel {
  /** Position in the world's `addresses`. */
  readonly address: number;
  readonly label: string;
  readonly address_type: string;
  /** '' where there is none. */
  readonly address_subtype: string;
  readonly trust_level: 'blacklisted' | 'official' | 'verified' | 'community' | 'unverified';
  readonly risk_level: 'critical' | 'high' | 'medium' | 'low';
  /** In [0, 1]. */
  readonly confidence_score: number;
}
