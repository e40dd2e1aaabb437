/** Small canvases for tests. */
import { NO_CANVAS_FILTERS, type AddressFacts, type CanvasDocument, type CanvasLink } from '@analytics/domain';
import { applyCommand } from './canvas-commands.ts';

export const NO_CANVAS: CanvasDocument = {
  origin: { kind: 'address', id: 'a' },
  processing_date: '2025-03-02',
  window_days: 7,
  filters: NO_CANVAS_FILTERS,
  nodes: [],
  links: [],
  groups: [],
};

/** `a>b@3` is a payment from a to b at time 3, worth 100 USD unless `given` says otherwise. */
export function link(drawn: string, given: Partial<CanvasLink> = {}): CanvasLink {
  const [, from_address = '', to_address = '', time = '0'] = /^(\w+)>(\w+)(?:@(\d+))?$/u.exec(drawn) ?? [];
  return {
    from_address,
    to_address,
    asset_symbol: 'ETH',
    asset_contract: 'native',
    basis: 'window',
    transfer_count: 1,
    total_usd: '100',
    amount: '1',
    first_time: Number(time),
    last_time: Number(time),
    ...given,
  };
}

/** A canvas onto which all of the links were put at once. */
export function canvasOf(drawn: string): CanvasDocument {
  return withLinks(NO_CANVAS, '', drawn);
}

export function withLinks(document: CanvasDocument, center: string, drawn: string): CanvasDocument {
  const links = drawn.split(' ').map((one) => link(one));
  const addresses = [...new Set(links.flatMap(({ from_address, to_address }) => [from_address, to_address]))];
  return applyCommand(document, { act: 'add', center, addresses, links });
}

export function facts(address: string, given: Partial<AddressFacts> = {}): AddressFacts {
  return {
    address,
    is_in_slice: true,
    label: '',
    role: '',
    risk_level: '',
    counterparty_count: 1,
    total_volume_usd: '1',
    alert_count: 0,
    suspect_count: 0,
    ...given,
  };
}
