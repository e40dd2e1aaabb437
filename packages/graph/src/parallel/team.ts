/**
 * The threads that run one kernel together: every member runs the same function on the same shared arrays and meets the
 * others at barriers (single program, multiple data). What a kernel computes must not depend on `size`.
 */
export interface Team {
  /** 0 … size − 1; member 0 also does what must be done once. */
  readonly rank: number;
  readonly size: number;
  /** Returns when every member has arrived; what was written before is visible after. */
  barrier(): void;
  /** Runs `work` for each block 0 … count − 1 once, on whichever member is free, then waits at a barrier. */
  forEachBlock(count: number, work: (block: number) => void): void;
}

/** A team of one: how the plain functions run the kernels that a pool runs on many threads. */
export const SOLO: Team = {
  rank: 0,
  size: 1,
  barrier() {
    // Nobody to wait for.
  },
  forEachBlock(count, work) {
    for (let block = 0; block < count; block += 1) work(block);
  },
};

/** A kernel for a team: `prepare` allocates what is shared, `work` runs on every member, `finish` reads the result. */
export interface TeamKernel<Input extends readonly unknown[], State, Output> {
  prepare(threads: number, ...input: Input): State;
  work(team: Team, state: State): void;
  finish(state: State): Output;
}

/** Runs a team kernel on the calling thread. */
export function runAlone<Input extends readonly unknown[], State, Output>(
  kernel: TeamKernel<Input, State, Output>,
  ...input: Input
): Output {
  const state = kernel.prepare(1, ...input);
  kernel.work(SOLO, state);
  return kernel.finish(state);
}

/** Words of the control array: members at the barrier, its generation, the next block to take. */
const ARRIVED = 0;
const GENERATION = 1;
const NEXT_BLOCK = 2;
export const CONTROL_WORDS = 16;

/** Rounds to poll before sleeping: a few microseconds, more than an even split needs and less than a context switch. */
const POLLS = 2_000;

/** Joins a team whose members share `control` (CONTROL_WORDS int32, zeroed). Blocks its thread: for workers only. */
export function joinTeam(rank: number, size: number, control: Int32Array): Team {
  const barrier = (): void => {
    const generation = Atomics.load(control, GENERATION);
    if (Atomics.add(control, ARRIVED, 1) === size - 1) {
      Atomics.store(control, ARRIVED, 0);
      Atomics.store(control, NEXT_BLOCK, 0);
      Atomics.add(control, GENERATION, 1);
      Atomics.notify(control, GENERATION);
      return;
    }
    for (let poll = 0; poll < POLLS; poll += 1) {
      if (Atomics.load(control, GENERATION) !== generation) return;
    }
    while (Atomics.load(control, GENERATION) === generation) Atomics.wait(control, GENERATION, generation);
  };
  return {
    rank,
    size,
    barrier,
    forEachBlock(count, work) {
      for (let block = Atomics.add(control, NEXT_BLOCK, 1); block < count;) {
        work(block);
        block = Atomics.add(control, NEXT_BLOCK, 1);
      }
      barrier();
    },
  };
}
