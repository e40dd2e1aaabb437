/** A scheme as addresses and the flows between them: transfers of the evidence, summed by sender and receiver. */
import { shortAddress } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import type { Participants } from './participants.ts';
import { partOf, type Part } from './part.ts';

export type Transfer = ApiSchemas['Transfer'];

export interface FlowNode {
  readonly address: string;
  readonly role: string;
  /** What a label calls it; empty where none does. */
  readonly name: string;
  readonly part: Part;
  /** What it took in and gave out within the scheme. */
  readonly moved_usd: number;
  /** The addresses that it stands for, where a fan is folded into it. */
  readonly folded?: readonly string[];
}

export interface Flow {
  readonly from: string;
  readonly to: string;
  /** In order of time. */
  readonly transfers: readonly Transfer[];
  readonly total_usd: number;
  /** Of a flow outside the evidence: what the window holds of it; it counts nothing here. */
  readonly outside?: ApiSchemas['Flow'];
}

export interface FlowGraph {
  /** In order of their first transfer. */
  readonly nodes: readonly FlowNode[];
  readonly flows: readonly Flow[];
  /** In order of time. */
  readonly transfers: readonly Transfer[];
  /** The place of each in that order: of two at the same time one comes first. */
  readonly order: ReadonlyMap<Transfer, number>;
}

const MAX_NAME_LENGTH = 24;

/** What is written beside a node: what a label calls it, else its shortened address. */
export function nodeLabel({ address, name }: Pick<FlowNode, 'address' | 'name'>): string {
  if (name === '') return shortAddress(address);
  return name.length > MAX_NAME_LENGTH ? `${name.slice(0, MAX_NAME_LENGTH - 1)}…` : name;
}

/** O(transfers). */
export function flowGraphOf(given: readonly Transfer[], { roles, suspects, names }: Participants): FlowGraph {
  const transfers = given.toSorted((a, b) => a.block_timestamp - b.block_timestamp);
  const moved = new Map<string, number>();
  const flows = new Map<string, { from: string; to: string; transfers: Transfer[]; total_usd: number }>();
  for (const transfer of transfers) {
    const { from_address: from, to_address: to } = transfer;
    const usd = Number(transfer.amount_usd);
    moved.set(from, (moved.get(from) ?? 0) + usd);
    moved.set(to, (moved.get(to) ?? 0) + usd);
    const flow = flows.get(`${from} ${to}`) ?? { from, to, transfers: [], total_usd: 0 };
    flow.transfers.push(transfer);
    flow.total_usd += usd;
    flows.set(`${from} ${to}`, flow);
  }
  const nodes = [...moved].map(([address, moved_usd]) => {
    const role = roles.get(address) ?? '';
    return { address, role, name: names.get(address) ?? '', part: partOf(role, suspects.has(address)), moved_usd };
  });
  return { nodes, flows: [...flows.values()], transfers, order: new Map(transfers.map((one, at) => [one, at])) };
}
