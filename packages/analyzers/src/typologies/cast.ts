/** Builds the cast of a draft: bystanders are told by what they are, everybody else by the role that the chapter gives. */
import type { Role } from '@analytics/domain';
import type { TypologyContext } from './context.ts';

/** Collects roles; the first role of an address counts, and services and deposit wallets are always called so. */
export class CastBook {
  private readonly context: TypologyContext;
  private readonly roles: Map<number, string>;

  /** `known` are roles that stay as they are. */
  constructor(context: TypologyContext, known: ReadonlyMap<number, string> = new Map()) {
    this.context = context;
    this.roles = new Map(known);
  }

  add(nodes: Iterable<number> | number, role: Role): this {
    for (const node of typeof nodes === 'number' ? [nodes] : nodes) {
      if (!this.roles.has(node)) this.roles.set(node, this.roleOf(node, role));
    }
    return this;
  }

  /** Gives a role to an address whatever it behaves like: for the chapter that tells what the address is. */
  cite(node: number, role: Role): this {
    this.roles.set(node, role);
    return this;
  }

  /** Everybody at an end of the rows who has no role yet. */
  addEnds(rows: Iterable<number>, role: Role): this {
    const { from, to } = this.context.input.transfers;
    for (const row of rows) this.add([from[row]!, to[row]!], role);
    return this;
  }

  get cast(): ReadonlyMap<number, string> {
    return this.roles;
  }

  private roleOf(node: number, role: Role): Role {
    if (this.context.isService(node)) return 'service';
    return this.context.isDepositWallet(node) ? 'deposit_wallet' : role;
  }
}
