import { describe, expect, it } from 'vitest';
import { escaped } from './escaped.ts';

describe('escaped', () => {
  it('leaves no character that ends a text or an attribute', () => {
    expect(escaped(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;');
  });
});
