import { describe, expect, it } from 'vitest';
import { parseEnvironment } from './environment.ts';
import { AnalyticsError } from './errors.ts';
import { withoutSecrets } from './secret-shapes.ts';
import { redactorFor } from './secrets.ts';

describe('withoutSecrets', () => {
  it.each([
    ['found redis://user:hunter22@10.0.0.1:6379', 'found redis://***@10.0.0.1:6379'],
    ['found redis://user:p@ss@10.0.0.1:6379/0', 'found redis://***@10.0.0.1:6379/0'],
    ['http://10.0.0.1/a@b', 'http://10.0.0.1/a@b'],
    [`key ana_${'x'.repeat(32)} refused`, 'key *** refused'],
    ['Authorization: Bearer abc.def-ghi', 'Authorization: Bearer ***'],
    ['/x?api_key=abc&limit=5', '/x?api_key=***&limit=5'],
    ['/x?X-Amz-Signature=0a1b#top', '/x?X-Amz-Signature=***#top'],
    ['/x?sort=volume&monkey=1', '/x?sort=volume&monkey=***'],
    ['{"url":"/x?token=abc","status":200}', '{"url":"/x?token=***","status":200}'],
    ['http://127.0.0.1:8001/docs', 'http://127.0.0.1:8001/docs'],
  ])('%s', (text, shown) => {
    expect(withoutSecrets(text)).toBe(shown);
  });
});

describe('AnalyticsError', () => {
  it('holds no password of an address', () => {
    const { message } = new AnalyticsError(
      'SOURCE_UNREACHABLE',
      'Expected http://ana:hunter2@h/x to answer 200, found 500.',
    );
    expect(message).toBe('Expected http://***@h/x to answer 200, found 500.');
  });
});

describe('redactorFor', () => {
  it('hides the values of secret variables, as they are, in an address and in JSON', () => {
    const redact = redactorFor(parseEnvironment({ CLICKHOUSE_PASSWORD: 'p"ss wörd', CLICKHOUSE_USER: 'analyst' }));
    expect(redact('analyst p"ss wörd p%22ss%20w%C3%B6rd {"a":"p\\"ss wörd"}')).toBe('analyst *** *** {"a":"***"}');
  });
});
