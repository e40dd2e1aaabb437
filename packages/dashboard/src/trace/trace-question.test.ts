import { describe, expect, it } from 'vitest';
import { EMPTY_QUESTION, addressesOf, questionIn, questionOfEvidence, transfersOf } from './trace-question.ts';

describe('questionIn', () => {
  it('reads addresses, transfers and the direction', () => {
    const params = new URLSearchParams(
      'from=0xAB00000000000000000000000000000000000001&from=b&transfer=t1&direction=backward',
    );
    expect(questionIn(params)).toEqual({
      ...EMPTY_QUESTION,
      from: ['0xab00000000000000000000000000000000000001', 'b'],
      transfers: ['t1'],
      direction: 'backward',
    });
    expect(questionIn(new URLSearchParams('direction=up'))).toEqual(EMPTY_QUESTION);
  });
});

describe('questionOfEvidence', () => {
  it('begins with what enters, and names no more than a question may', () => {
    const { transfers, entering_only } = questionOfEvidence(Array.from({ length: 1001 }, (_, at) => `t${at}`));
    expect([transfers.length, entering_only]).toEqual([1000, true]);
  });
});

describe('addressesOf', () => {
  it('takes lines, commas and spaces, and each once', () => {
    expect(addressesOf(' a, b\nc  a ;d\n')).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('transfersOf', () => {
  it('takes a line as one id', () => {
    expect(transfersOf('block 5, extrinsic 2\n\n t1:0 \n')).toEqual(['block 5, extrinsic 2', 't1:0']);
  });
});
