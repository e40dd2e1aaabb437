/** Wash trading: a few addresses trade the same thing back and forth, and nobody ends with more or less than before. */
import { counted, percent } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, atMost, named, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { between, ratio, usdOf, valueOf, whenOf, worthOf } from '../measures.ts';
import { largestOf } from '../../extremes.ts';
import type { WashTradingSettings } from './params.ts';
import { tradingCircles, type TradingCircle } from './trading-circles.ts';

export const washTrading: Chapter<WashTradingSettings> = {
  typology_type: 'wash_trading',
  drawing: 'ring',
  fatf_category: 'transaction_patterns',
  specificity: 78,
  innocent_reading:
    'A market maker who buys and sells at a venue all day; its stock then rises and falls, and the venue is known.',
  *candidates(context, params) {
    for (const circle of tradingCircles(context, params.min_trades)) yield candidateOf(context, circle, params);
  },
};

function candidateOf(context: TypologyContext, circle: TradingCircle, params: WashTradingSettings): Candidate {
  const { members, rows } = circle;
  const net = largestOf(members.map((member) => netRatio(context, member, rows)));
  const pairs = new Set(rows.map((row) => `${context.input.transfers.from[row]!},${context.input.transfers.to[row]!}`));
  return {
    subject: members[0]!,
    members,
    conditions: [
      atMost('members', members.length, params.max_members, 'addresses'),
      atMost('net_ratio', net, params.max_net_ratio, 'largest gain or loss of a member over its turnover'),
      atLeast('turnover_usd', usdOf(context, rows), params.min_usd, 'USD'),
    ],
    describe: () => {
      const asset = context.input.assets[circle.asset]!.asset_symbol;
      return {
        roles: new RoleBook(context).add(members, 'wash_trader').roles,
        entry: members,
        exit: members,
        rows,
        patterns: [],
        proof_grade: 'shape_time_value',
        confidence: [
          {
            name: 'how little changed hands for good',
            value: 1 - between(net, params.sure_net_ratio, params.max_net_ratio),
            weight: 0.5,
          },
          {
            name: 'trades for each pair',
            value: between(rows.length / pairs.size, params.min_trades - 1, 12),
            weight: 0.3,
          },
          { name: 'how few they are', value: 1 - between(members.length, 2, params.max_members), weight: 0.2 },
        ],
        sentences: [
          {
            text: `${members.map(named).join(', ')} passed ${asset} among each other ${counted(rows.length, 'time')}, ${worthOf(context, rows)} in all, ${whenOf(context, rows)}.`,
            rows,
          },
          {
            text: `None of them gained or lost more than ${percent(net)} of what it passed on.`,
            rows,
          },
        ],
      };
    },
  };
}

/** |received − sent| over their sum, within the circle, in native units. */
function netRatio(context: TypologyContext, member: number, rows: readonly number[]): number {
  const { from, to } = context.input.transfers;
  const got = valueOf(
    context,
    rows.filter((row) => to[row] === member),
  );
  const gave = valueOf(
    context,
    rows.filter((row) => from[row] === member),
  );
  return ratio(Math.abs(got - gave), got + gave);
}
