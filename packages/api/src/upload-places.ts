/** How many uploads are received at one time, of all clients and of each. */
import { AnalyticsError } from '@analytics/domain';

export class UploadPlaces {
  private readonly taken = new Map<string, number>();
  private readonly most: number;
  private readonly most_per_client: number;

  constructor(most: number, most_per_client: number) {
    this.most = most;
    this.most_per_client = most_per_client;
  }

  /** Gives what frees the place again. Throws SERVICE_BUSY. */
  take(client: string): () => void {
    const own = this.taken.get(client) ?? 0;
    const all = [...this.taken.values()].reduce((sum, count) => sum + count, 0);
    if (all >= this.most) throw busy(`${this.most} uploads at a time`);
    if (own >= this.most_per_client) throw busy(`${this.most_per_client} uploads of one client at a time`);
    this.taken.set(client, own + 1);
    return () => {
      const still = (this.taken.get(client) ?? 1) - 1;
      if (still === 0) this.taken.delete(client);
      else this.taken.set(client, still);
    };
  }
}

function busy(most: string): AnalyticsError {
  return new AnalyticsError('SERVICE_BUSY', `Expected at most ${most}, found as many; ask again when one is done.`);
}
