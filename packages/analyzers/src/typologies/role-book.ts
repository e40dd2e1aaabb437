/**
 * Builds the roles of a draft: bystanders are called what they are, everybody else by the role that the chapter gives.
 */
import type { Role } from '@analytics/domain';
import type { TypologyContext } from './context.ts';

/** Collects roles; the first role of an address counts, and services and deposit wallets are always called so. */
export class RoleBook {
  private readonly context: TypologyContext;
  private readonly book: Map<number, string>;

  /** `known` are roles that stay as they are. */
  constructor(context: TypologyContext, known: ReadonlyMap<number, string> = new Map()) {
    this.context = context;
    this.book = new Map(known);
  }

  add(nodes: Iterable<number> | number, role: Role): this {
    for (const node of typeof nodes === 'number' ? [nodes] : nodes) {
      if (!this.book.has(node)) this.book.set(node, this.roleOf(node, role));
    }
    return this;
  }

  /** Gives a role to an address whatever it behaves like: for the chapter that finds out what the address is. */
  cite(node: number, role: Role): this {
    this.book.set(node, role);
    return this;
  }

  /** Everybody at an end of the rows who has no role yet. */
  addEnds(rows: Iterable<number>, role: Role): this {
    const { from, to } = this.context.input.transfers;
    for (const row of rows) this.add([from[row]!, to[row]!], role);
    return this;
  }

  get roles(): ReadonlyMap<number, string> {
    return this.book;
  }

  private roleOf(node: number, role: Role): Role {
    if (this.context.isService(node)) return 'service';
    return this.context.isDepositWallet(node) ? 'deposit_wallet' : role;
  }
}
