/** One question of a canvas at a time: what is being read, what came of it, and how to stop it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from '../api/session.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import type { Asking } from './canvas-questions.ts';

export interface Working {
  /** What is being read; '' while nothing is. */
  readonly what: string;
  /** What came of the last act. */
  readonly said: string;
  readonly error: unknown;
  /** Asks, in the place of what is still asked; `work` gives what came of it. */
  readonly ask: (what: string, work: (asking: Asking) => Promise<string>) => void;
  readonly say: (said: string) => void;
  readonly stop: () => void;
}

interface Standing {
  readonly what: string;
  readonly said: string;
  readonly error: unknown;
}

const IDLE: Standing = { what: '', said: '', error: undefined };

export function useWorking(): Working {
  const client = useClient();
  const slice = useSlice();
  const [standing, setStanding] = useState(IDLE);
  const under = useRef<AbortController>(undefined);
  useEffect(
    () => () => {
      under.current?.abort();
    },
    [],
  );
  const ask = useCallback(
    (what: string, work: (asking: Asking) => Promise<string>) => {
      under.current?.abort();
      const leaving = new AbortController();
      under.current = leaving;
      setStanding({ ...IDLE, what });
      work({ client, slice, signal: leaving.signal }).then(
        (said) => {
          if (!leaving.signal.aborted) setStanding({ ...IDLE, said });
        },
        (error: unknown) => {
          if (!leaving.signal.aborted) setStanding({ ...IDLE, error });
        },
      );
    },
    [client, slice],
  );
  const say = useCallback((said: string) => {
    setStanding((before) => (before.what === '' ? { ...IDLE, said } : before));
  }, []);
  const stop = useCallback(() => {
    under.current?.abort();
    setStanding({ ...IDLE, said: strings.canvas.said.stopped });
  }, []);
  return { ...standing, ask, say, stop };
}
