/** How many streams of events each client has open. */
import { AnalyticsError } from '@analytics/domain';

export class StreamPlaces {
  private readonly taken = new Map<string, number>();
  private readonly max_streams: number;

  constructor(max_streams: number) {
    this.max_streams = max_streams;
  }

  /** Gives what frees the place again. Throws SERVICE_BUSY. */
  take(client: string): () => void {
    const open = this.taken.get(client) ?? 0;
    if (open >= this.max_streams) {
      const message = `Expected at most ${this.max_streams} open streams of events, found as many; close one first.`;
      throw new AnalyticsError('SERVICE_BUSY', message);
    }
    this.taken.set(client, open + 1);
    return () => {
      const still = (this.taken.get(client) ?? 1) - 1;
      if (still === 0) this.taken.delete(client);
      else this.taken.set(client, still);
    };
  }
}
