/** A canvas as large as the page has to draw smoothly. */
import type { CanvasDocument } from '@analytics/domain';

export const CANVAS_NODES = 2_000;
export const CANVAS_LINKS = 4_000;

/** Each address pays two others, so that arrows run all over the drawing. */
export function largeCanvas(slice: Pick<CanvasDocument, 'processing_date' | 'window_days'>): CanvasDocument {
  const columns = Math.ceil(Math.sqrt(CANVAS_NODES));
  const address = (at: number): string => `0x${String(at % CANVAS_NODES).padStart(40, '0')}`;
  return {
    origin: { kind: 'nothing', id: '' },
    ...slice,
    filters: { from_time: 0, to_time: 0, assets: [], min_usd: 0, roles: [] },
    nodes: Array.from({ length: CANVAS_NODES }, (_, at) => ({
      address: address(at),
      x: (at % columns) * 2,
      y: Math.floor(at / columns),
      is_pinned: false,
      is_hidden: false,
      colour: '' as const,
      note: '',
      group_id: '',
    })),
    links: Array.from({ length: CANVAS_LINKS }, (_, at) => ({
      from_address: address(at),
      to_address: address(at * 7 + 1 + Math.floor(at / CANVAS_NODES)),
      asset_symbol: 'ETH',
      asset_contract: 'native',
      basis: 'window' as const,
      transfer_count: 1,
      total_usd: String(1 + (at % 1000)),
      amount: '1',
      first_time: 1_700_000_000_000 + at,
      last_time: 1_700_000_000_000 + at,
    })).filter(({ from_address, to_address }) => from_address !== to_address),
    groups: [],
  };
}
