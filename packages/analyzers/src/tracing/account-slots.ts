/** Room for a few numbers about each account that taint has reached: most accounts need none. */

export interface AccountSlots {
  /** The numbers of all slots; those of an account begin at `of(account)`. */
  readonly values: number[];
  open(account: number): void;
  of(account: number): number;
  /** Closes all accounts. */
  readonly clear: () => void;
}

/** `width` numbers an account, 0 at first. O(1) an account; 4 bytes for each of `accountCount`. */
export function accountSlots(accountCount: number, width: number): AccountSlots {
  const place = new Uint32Array(accountCount);
  const values: number[] = [];
  return {
    values,
    open(account) {
      place[account] = values.length;
      for (let k = 0; k < width; k++) values.push(0);
    },
    of: (account) => place[account]!,
    clear() {
      values.length = 0;
    },
  };
}
