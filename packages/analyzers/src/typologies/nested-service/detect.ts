/**
 * Nested service: an unknown business takes customers' money to one service and pays them from it, behind that
 * service's back.
 */
import { HOUR_MS, counted, lasting, ofAll } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, atMost, mustBe, named, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { isExchangeLike } from '../exchange-like.ts';
import { medianOf } from '../../median.ts';
import { ascending, between, ratio, timeOf, valueOf, whenOf, worthOf } from '../measures.ts';
import type { NestedServiceSettings } from './params.ts';

export const nestedService: Chapter<NestedServiceSettings> = {
  typology_type: 'nested_service',
  drawing: 'star',
  fatf_category: 'geography',
  specificity: 76,
  innocent_reading: 'A shop that settles its takings at one exchange: its customers get goods and are never paid.',
  *candidates(context, params) {
    const { addresses } = context.input;
    for (let node = 0; node < addresses.length; node++) {
      if (
        context.isBystander(node) ||
        context.rowsIn(node).length < params.min_users / 2 ||
        context.rowsOut(node).length < 2
      )
        continue;
      yield candidateOf(context, node, params);
    }
  },
};

function candidateOf(context: TypologyContext, hub: number, params: NestedServiceSettings): Candidate {
  const { from, to } = context.input.transfers;
  const found = new Map<number, number>();
  const serviceBehind = (node: number): number => {
    const service = found.get(node) ?? serviceOf(context, node);
    found.set(node, service);
    return service;
  };
  const service = mainServiceOf(context, hub, serviceBehind);
  const goesToService = (row: number): boolean => serviceBehind(to[row]!) === service;
  const into = [...context.rowsIn(hub)].filter((row) => !context.isBystander(from[row]!) && from[row] !== service);
  const onward = [...context.rowsOut(hub)].filter(goesToService);
  const returns = [...context.rowsIn(hub)].filter((row) => from[row] === service);
  const users = [...new Set(into.map((row) => from[row]!))];
  const isUser = new Set(users);
  const payouts = [...context.rowsOut(hub)].filter((row) => isUser.has(to[row]!));
  const paidBack = new Set(payouts.map((row) => to[row]!)).size;
  const to_others = context.sent[hub]! - valueOf(context, payouts);
  const to_service_ratio = Math.min(1, ratio(valueOf(context, onward), to_others));
  const isServiceLike = context.isService(service) || isExchangeLike(context, service);
  return {
    subject: hub,
    conditions: [
      atLeast('users', users.length, params.min_users, 'addresses'),
      atLeast(
        'to_service_ratio',
        to_service_ratio,
        params.min_to_service_ratio,
        'share of what it sends to others than its users that goes to the one service',
      ),
      atLeast(
        'carried_ratio',
        Math.min(1, ratio(valueOf(context, onward), valueOf(context, into))),
        params.min_carried_ratio,
        'ratio of what goes to the service to what the users pay',
      ),
      mustBe('main_receiver_is_a_service', isServiceLike),
      atMost('lag_hours', medianLagHours(context, into, onward), params.max_lag_hours, 'hours'),
      atLeast('users_paid_back', paidBack, params.min_paid_back, 'addresses'),
      mustBe('is_paid_from_the_service', returns.length > 0),
      atLeast(
        'unrelated_ratio',
        unrelatedShare(context, users, isUser),
        params.min_unrelated_ratio,
        'share of the users that have no transfers with another user',
      ),
      mustBe('hub_is_unknown', !context.isKnown(hub)),
    ],
    describe: () => ({
      roles: new RoleBook(context)
        .add(hub, 'nested_service')
        .add(service, 'service')
        .add(users, 'customer')
        .addEnds(onward, 'deposit_wallet').roles,
      entry: [hub],
      exit: [service],
      rows: ascending(into, onward, returns, payouts),
      patterns: [],
      proof_grade: 'shape_time_value',
      confidence: [
        {
          name: 'number of users',
          value: between(users.length, params.min_users / 2, 2 * params.min_users),
          weight: 0.3,
        },
        {
          name: 'share that goes to the service',
          value: between(to_service_ratio, params.min_to_service_ratio, 0.95),
          weight: 0.4,
        },
        { name: 'users who are paid back', value: between(paidBack, 0, 3 * params.min_paid_back), weight: 0.3 },
      ],
      sentences: [
        {
          text: `${counted(users.length, 'address', 'addresses')} with hardly a transfer between them paid ${worthOf(context, into)} to ${named(hub)} ${whenOf(context, into)}.`,
          rows: into,
        },
        {
          text: `${named(hub)} sent ${worthOf(context, onward)}, ${ofAll(to_service_ratio)} that it sends to others than these, to ${named(service)}, half of it within ${lasting(medianLagHours(context, into, onward) * HOUR_MS)}.`,
          rows: onward,
        },
        {
          text: `It received ${worthOf(context, returns)} from there and paid ${worthOf(context, payouts)} back to ${counted(paidBack, 'user')}.`,
          rows: ascending(returns, payouts),
        },
      ],
    }),
  };
}

/** Where most of what it sends ends: deposit wallets stand for their service; ties by node. */
function mainServiceOf(context: TypologyContext, hub: number, serviceBehind: (node: number) => number): number {
  const { to } = context.input.transfers;
  const sent = new Map<number, number>();
  for (const row of context.rowsOut(hub)) {
    const service = serviceBehind(to[row]!);
    sent.set(service, (sent.get(service) ?? 0) + context.value[row]!);
  }
  return [...sent].sort(([a, x], [b, y]) => y - x || a - b)[0]![0];
}

/**
 * The service behind an address: a deposit wallet stands for what it sweeps to. A label may call a deposit wallet a
 * service; then it pays one other service and nobody else. O(its payments).
 */
function serviceOf(context: TypologyContext, node: number): number {
  if (context.sweeps_to[node]! > 0) return context.sweeps_to[node]! - 1;
  if (!context.isService(node)) return node;
  const { to } = context.input.transfers;
  const paid = context.rowsOut(node);
  const only = paid.length > 0 ? to[paid[0]!]! : node;
  return context.isService(only) && paid.every((row) => to[row] === only) ? only : node;
}

/** Median over customers' payments of the time to the next transfer to the service. */
function medianLagHours(context: TypologyContext, into: readonly number[], onward: readonly number[]): number {
  const lags: number[] = [];
  let at = 0;
  for (const row of into) {
    while (at < onward.length && onward[at]! < row) at++;
    lags.push(at < onward.length ? (timeOf(context, onward[at]!) - timeOf(context, row)) / HOUR_MS : 720);
  }
  return lags.length > 0 ? medianOf(lags) : 720;
}

function unrelatedShare(context: TypologyContext, users: readonly number[], isUser: ReadonlySet<number>): number {
  const { to } = context.input.transfers;
  const related = new Set<number>();
  for (const user of users) {
    for (const row of context.rowsOut(user)) {
      if (!isUser.has(to[row]!)) continue;
      related.add(user);
      related.add(to[row]!);
    }
  }
  return 1 - ratio(related.size, users.length);
}
