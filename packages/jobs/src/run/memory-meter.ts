/** The largest resident memory that the process reaches during a span, engine and worker threads included. */
const SAMPLE_INTERVAL_MS = 100;

export interface MemoryMeter {
  /** Ends the measurement; bytes. */
  stop(): number;
}

/** Samples every 100 ms; where the operating system's own high-water mark rose during the span, that is the answer. */
export function startMemoryMeter(): MemoryMeter {
  const markBefore = highWaterMark();
  let largest = process.memoryUsage.rss();
  const timer = setInterval(() => {
    largest = Math.max(largest, process.memoryUsage.rss());
  }, SAMPLE_INTERVAL_MS);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      const markAfter = highWaterMark();
      return markAfter > markBefore ? markAfter : Math.max(largest, process.memoryUsage.rss());
    },
  };
}

function highWaterMark(): number {
  return process.resourceUsage().maxRSS * 1024;
}
