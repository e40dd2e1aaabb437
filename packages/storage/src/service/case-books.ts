/** Where the work on the cases of networks stands, kept in memory: lists of cases and alerts ask for it each time. */
import { OncePerKey, caseActSchema, caseBookOf, type CaseBook, type NetworkName } from '@analytics/domain';
import { askedByNobody } from '../engine/asker.ts';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { readRows } from '../engine/read-rows.ts';
import { statement } from '../engine/statements.ts';

/** What another process did is seen after this long at the latest. */
const FRESH_MS = 1000;
const NETWORKS_KEPT = 16;

/** As it stands now. O(acts of the network). */
export async function readCaseBook(service: Database, network: NetworkName, state = ''): Promise<CaseBook> {
  return caseBookOf(await parsedRows(service, caseActSchema, statement('case-work/acts'), { network }), state);
}

/** How many acts there are, and the time of the newest. */
export async function caseActMark(
  service: Database,
  network: NetworkName,
): Promise<{ state: string; last_ms: number }> {
  const [mark] = await readRows(service, 'case-work/mark', { network });
  const last_ms = Number(mark?.last_ms ?? 0);
  return { state: `${Number(mark?.act_count ?? 0)}/${last_ms}`, last_ms };
}

export class CaseBooks {
  private readonly service: Database;
  private readonly now_ms: () => number;
  private readonly known = new OncePerKey<string, CaseBook>(NETWORKS_KEPT);
  private readonly marks = new OncePerKey<string, string>(NETWORKS_KEPT);

  constructor(service: Database, now_ms: () => number) {
    this.service = service;
    this.now_ms = now_ms;
  }

  async of(network: NetworkName): Promise<CaseBook> {
    const state = await this.state(network);
    return await this.known.get(`${network} ${state}`, () =>
      askedByNobody(() => readCaseBook(this.service, network, state)),
    );
  }

  /** Of the embedded engine only this process writes. */
  private async state(network: NetworkName): Promise<string> {
    const own = String(this.service.changeCount('case_work'));
    if (this.service.kind === 'embedded') return own;
    const second = Math.floor(this.now_ms() / FRESH_MS);
    const mark = await this.marks.get(`${network} ${second}`, () =>
      askedByNobody(async () => (await caseActMark(this.service, network)).state),
    );
    return `${own}/${mark}`;
  }
}
