import { describe, expect, it } from 'vitest';
import { parseAlertEvidence } from './alert-evidence.ts';

const messageAt = (place: string): unknown => expect.stringContaining(`found a fault at ${place}: `);

describe('parseAlertEvidence', () => {
  it('refuses what this version did not write, and names the place', () => {
    for (const [text, place] of [
      ['', 'its beginning'],
      ['[]', 'its beginning'],
      ['{"sentences":[{"text":7}]}', 'sentences.0.text'],
    ] as const) {
      expect(() => parseAlertEvidence('alert_1', text)).toThrow(
        expect.objectContaining({ code: 'EVIDENCE_UNREADABLE', message: messageAt(place) }),
      );
    }
  });
});
