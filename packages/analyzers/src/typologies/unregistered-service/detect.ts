/** Unregistered service: everything that an exchange has but a name. */
import { counted } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, mustBe, named, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { ascending, between, whenOf, worthOf } from '../measures.ts';
import type { UnregisteredServiceSettings } from './params.ts';

export const unregisteredService: Chapter<UnregisteredServiceSettings> = {
  typology_type: 'unregistered_service',
  drawing: 'star',
  fatf_category: 'senders_recipients',
  specificity: 84,
  innocent_reading: 'A registered exchange or payment processor that no label provider has listed yet.',
  *candidates(context, params) {
    const { addresses } = context.input;
    for (let node = 0; node < addresses.length; node++) {
      if (context.feeder_count[node]! < Math.ceil(params.min_deposit_wallets / 2) || context.input.is_known[node] === 1)
        continue;
      yield candidateOf(context, node, params);
    }
  },
};

function candidateOf(context: TypologyContext, hot: number, params: UnregisteredServiceSettings): Candidate {
  const { from, to } = context.input.transfers;
  const sweeps = [...context.rowsIn(hot)].filter((row) => context.sweeps_to[from[row]!] === hot + 1);
  const wallets = [...new Set(sweeps.map((row) => from[row]!))];
  const deposits = wallets.flatMap((wallet) => [...context.rowsIn(wallet)]);
  const customers = new Set(deposits.map((row) => from[row]!));
  const cold = coldWallets(context, hot, wallets);
  const out = [...context.rowsOut(hot)].filter((row) => !cold.includes(to[row]!));
  const paid = new Set(out.map((row) => to[row]!));
  const stock = ascending(
    [...context.rowsIn(hot)].filter((row) => cold.includes(from[row]!)),
    [...context.rowsOut(hot)].filter((row) => cold.includes(to[row]!)),
  );
  return {
    subject: hot,
    conditions: [
      atLeast('deposit_wallets', wallets.length, params.min_deposit_wallets, 'addresses'),
      atLeast('withdrawals', paid.size, params.min_withdrawals, 'addresses'),
      mustBe('hub_is_unknown', context.input.is_known[hot] === 0),
    ],
    describe: () => ({
      roles: new RoleBook(context)
        .cite(hot, 'hot_wallet')
        .add(cold, 'cold_wallet')
        .add(wallets, 'deposit_wallet')
        .add(customers, 'customer')
        .add(paid, 'customer').roles,
      entry: [hot],
      exit: [hot],
      rows: ascending(deposits, sweeps, out, stock),
      patterns: [],
      proof_grade: 'shape_time_value',
      confidence: [
        {
          name: 'deposit wallets',
          value: between(wallets.length, params.min_deposit_wallets / 2, 2 * params.min_deposit_wallets),
          weight: 0.4,
        },
        {
          name: 'addresses that it pays',
          value: between(paid.size, params.min_withdrawals / 2, 2 * params.min_withdrawals),
          weight: 0.4,
        },
        { name: 'a cold wallet', value: cold.length > 0 ? 1 : 0, weight: 0.2 },
      ],
      sentences: [
        {
          text: `${counted(customers.size, 'customer')} paid ${worthOf(context, deposits)} into ${counted(wallets.length, 'wallet')}, each used by one or two of them only, ${whenOf(context, deposits)}.`,
          rows: ascending(deposits),
        },
        { text: `The wallets sent all that they received to ${named(hot)}.`, rows: sweeps },
        {
          text: `${named(hot)} paid ${worthOf(context, out)} to ${counted(paid.size, 'address', 'addresses')} ${whenOf(context, out)}, as an exchange pays withdrawals.`,
          rows: out,
        },
        ...(cold.length > 0
          ? [
              {
                text: `It keeps stock at ${cold.map(named).join(', ')}, which pays nobody else and is paid by nobody else.`,
                rows: stock,
              },
            ]
          : []),
      ],
    }),
  };
}

/** Addresses that deal with the hub only, in both directions. */
function coldWallets(context: TypologyContext, hot: number, wallets: readonly number[]): number[] {
  const { from, to } = context.input.transfers;
  const paid = new Set([...context.rowsOut(hot)].map((row) => to[row]!));
  return [...paid]
    .filter((node) => context.rowsOut(node).length > 0 && !wallets.includes(node) && !context.isService(node))
    .filter(
      (node) =>
        context.rowsOut(node).every((row) => to[row] === hot) && context.rowsIn(node).every((row) => from[row] === hot),
    )
    .sort((a, b) => a - b);
}
