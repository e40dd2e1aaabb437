import { describe, expect, it } from 'vitest';
import { escaped } from './escaped.ts';

describe('escaped', () => {
  it('leaves no character that ends a text or an attribute', () => {
    expect(escaped(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;');
  });

  it('leaves nothing that markup cannot hold, so that every file can be read', () => {
    expect(escaped('a\u0001b\ud800c\ufffe💥\n')).toBe('a\ufffdb\ufffdc\ufffd💥\n');
  });
});
