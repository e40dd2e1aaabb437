/** Why a row of a source becomes no transfer, and what that says about the source. */

/**
 * `no_effect`: the row is sound and moved nothing, or another row says the same. `set_aside`: a token whose amounts nothing tells.
 * `faulty`: the row is not what it should be; too many of them stop an ingest.
 */
export type ReasonKind = 'no_effect' | 'set_aside' | 'faulty';

/** Of the reasons that are no fault of the source, with what they mean. Every other reason is a fault. */
export const SOUND_REASONS = {
  failed_transaction: { kind: 'no_effect', meaning: 'the transaction failed' },
  zero_value: { kind: 'no_effect', meaning: 'nothing was moved' },
  contract_creation: { kind: 'no_effect', meaning: 'a contract was made; there is no recipient' },
  moves_nothing: { kind: 'no_effect', meaning: 'a call that runs code of another contract and moves nothing' },
  made_by_the_chain: {
    kind: 'no_effect',
    meaning: 'no sender: a reward or a change of the chain itself',
  },
  no_recipient: { kind: 'no_effect', meaning: 'an output that no address owns' },
  no_sender: { kind: 'no_effect', meaning: 'an input of which no address is known' },
  non_fungible_token: { kind: 'no_effect', meaning: 'a numbered token: its number is no amount' },
  rounded_to_zero: { kind: 'no_effect', meaning: 'less than half of the 18th decimal' },
  replaced_by_later_block: {
    kind: 'no_effect',
    meaning: 'the chain was reorganised: the transaction stands in a later block',
  },
  other_chain: { kind: 'no_effect', meaning: "a row of another chain than the network's" },
  duplicate: { kind: 'no_effect', meaning: 'another row says exactly the same' },
  repeated_row: {
    kind: 'no_effect',
    meaning:
      'their file says it once more, word for word, and no event index tells two transfers of a transaction apart: counted once',
  },
  unknown_asset: { kind: 'set_aside', meaning: 'nothing says the decimals of the token' },
  amount_usd_overflow: { kind: 'set_aside', meaning: 'it claims more USD than there are' },
  asset_without_decimals: { kind: 'set_aside', meaning: 'the token has no decimals' },
} as const satisfies Record<string, { readonly kind: Exclude<ReasonKind, 'faulty'>; readonly meaning: string }>;

export function reasonKind(reason: string): ReasonKind {
  return reason in SOUND_REASONS ? SOUND_REASONS[reason as keyof typeof SOUND_REASONS].kind : 'faulty';
}
