/** What schedulers remember together, so that no occurrence is fired twice and none that was missed is forgotten. */
export interface Fired {
  /** When it was due, and when it was fired. Epoch milliseconds. */
  readonly occurrence_ms: number;
  readonly fired_ms: number;
  readonly task_id: string;
}

export interface FireMemory {
  /**
   * The newest occurrence of the entry that was fired, or the moment since when it counts; undefined for an entry never
   * seen.
   */
  last(entry_name: string): Promise<number | undefined>;
  /** The newest occurrence that was fired; undefined where none was. */
  fired(entry_name: string): Promise<Fired | undefined>;
  /** Notes that the entry counts from now on. Epoch milliseconds. */
  begin(entry_name: string, now_ms: number): Promise<void>;
  /**
   * True for the one scheduler that may fire this occurrence. One that dies before `record` loses it after some
   * minutes.
   */
  claim(entry_name: string, occurrence_ms: number, now_ms: number): Promise<boolean>;
  /** Gives a claim back that could not be used. */
  release(entry_name: string, occurrence_ms: number): Promise<void>;
  /** Notes that the occurrence was fired. */
  record(entry_name: string, occurrence_ms: number, now_ms: number, task_id: string): Promise<void>;
}

/** A claim that was not recorded for this long is void. */
export const CLAIM_MS = 5 * 60_000;
