/** Transfers as they are drawn: `a>b:100 b>c:90` is two, one minute after another. */
import type { ApiSchemas } from '@analytics/api-client';

export function drawnTransfers(drawing: string): ApiSchemas['Transfer'][] {
  return drawing.split(' ').map((drawn, at) => {
    const [from_address = '', to_address = '', amount_usd = ''] = drawn.split(/[>:]/u);
    return {
      transfer_id: `t${at}`,
      tx_id: `tx${at}`,
      event_index: '0',
      edge_index: '0',
      block_height: at,
      block_timestamp: at * 60_000,
      from_address,
      to_address,
      asset_symbol: 'COIN',
      asset_contract: '',
      amount: amount_usd,
      amount_usd,
    };
  });
}
