/** What the pointer is on, or what was chosen: an address with its part and sums, or an arrow with its amount. */
import { shortAddress } from '@analytics/domain';
import { formatCount } from '../format/number.ts';
import { compactWorth } from '../format/usd.ts';
import { words } from '../format/words.ts';
import { Fact } from '../parts/fact.tsx';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';
import { nodeLabel, type Flow, type FlowGraph, type FlowNode } from './flow-graph.ts';

const text = strings.scheme.card;

export type Pointed =
  | { readonly node: string; readonly flow?: undefined }
  | { readonly node?: undefined; readonly flow: { readonly from: string; readonly to: string } };

interface DrawingCardProps {
  readonly scheme: FlowGraph;
  readonly pointed: Pointed | undefined;
}

export function DrawingCard({ scheme, pointed }: DrawingCardProps) {
  if (pointed === undefined) return null;
  const node = scheme.nodes.find(({ address }) => address === pointed.node);
  const flow = scheme.flows.find(({ from, to }) => from === pointed.flow?.from && to === pointed.flow.to);
  return (
    <aside className="drawing-card" aria-label={text.title}>
      {node !== undefined && <NodeFacts node={node} flows={scheme.flows} />}
      {flow !== undefined && <FlowFacts flow={flow} nodes={scheme.nodes} />}
    </aside>
  );
}

function NodeFacts({ node, flows }: { readonly node: FlowNode; readonly flows: readonly Flow[] }) {
  const { address, role, name, part, folded } = node;
  const came = flows.filter(({ to }) => to === address);
  const went = flows.filter(({ from }) => from === address);
  return (
    <>
      <strong>{name === '' ? shortAddress(address) : name}</strong>
      <dl className="facts">
        {role !== '' && <Fact name={strings.alert.role}>{words(role)}</Fact>}
        <Fact name={strings.scheme.legend}>{strings.scheme.kinds[part]}</Fact>
        {came.length > 0 && <Fact name={text.took}>{sumWords(came)}</Fact>}
        {went.length > 0 && <Fact name={text.gave}>{sumWords(went)}</Fact>}
      </dl>
      {folded === undefined ? (
        <span className="address whole">{address}</span>
      ) : (
        <span className="quiet">{text.members(folded.length)}</span>
      )}
    </>
  );
}

function FlowFacts({ flow, nodes }: { readonly flow: Flow; readonly nodes: readonly FlowNode[] }) {
  const { transfers, outside } = flow;
  const nameOf = (address: string): string => {
    const node = nodes.find((one) => one.address === address);
    return node === undefined ? shortAddress(address) : nodeLabel(node);
  };
  const [first, last] = [
    transfers[0]?.block_timestamp ?? outside?.first_timestamp_ms,
    transfers.at(-1)?.block_timestamp ?? outside?.last_timestamp_ms,
  ];
  return (
    <dl className="facts">
      <Fact name={text.from}>{nameOf(flow.from)}</Fact>
      <Fact name={text.to}>{nameOf(flow.to)}</Fact>
      <Fact name={text.moved}>
        <strong>{sumWords([flow])}</strong>
        {outside !== undefined && ` ${text.outside}`}
      </Fact>
      {first !== undefined && last !== undefined && (
        <Fact name={text.when}>
          <When at_ms={first} />
          {last !== first && (
            <>
              {' – '}
              <When at_ms={last} />
            </>
          )}
        </Fact>
      )}
    </dl>
  );
}

/** `$37K in 24 transfers`. */
function sumWords(flows: readonly Flow[]): string {
  const usd = flows.reduce((sum, { total_usd, outside }) => sum + (outside ? Number(outside.total_usd) : total_usd), 0);
  const count = flows.reduce((sum, { transfers, outside }) => sum + (outside?.transfer_count ?? transfers.length), 0);
  return strings.alert
    .sentence_facts(count, compactWorth(usd))
    .replace(/^(\d+)/u, (digits) => formatCount(Number(digits)));
}
