import { describe, expect, it } from 'vitest';
import { parseNotificationSettings, secretsOfNotifications } from './notification-settings.ts';

const parse = (given: unknown) => parseNotificationSettings(given, 'notify.json');
const hook = (given: object) => ({ channels: { desk: { kind: 'webhook', url: 'https://a.org/', ...given } } });
const SECRET = 'sixteen letters!';

describe('parseNotificationSettings', () => {
  it('refuses what could send elsewhere or be forged, and names the place', () => {
    for (const [given, place] of [
      [hook({ url: 'ftp://a.org', secret: SECRET }), 'channels.desk.url'],
      [hook({ url: 'https://u:p@a.org', secret: SECRET }), 'channels.desk.url'],
      [hook({ secret: 'short' }), 'channels.desk.secret'],
      [hook({ secret: SECRET, proxy: 'x' }), 'channels.desk'],
      [{ channels: { mail: { kind: 'mail', to: ['a@b.org\r\nBcc: c@d.org'] } } }, 'channels.mail.to.0'],
      [{ channels: { '../x': { kind: 'slack', url: 'https://a.org' } } }, 'channels.../x'],
      [{ channels: { leads: { kind: 'mail', to: ['a@b.org'] } } }, '"mail" with a host'],
      [{ mail: { host: 'a.org' } }, 'mail.from'],
      [{ other: 1 }, '(top)'],
    ] as const)
      expect(() => parse(given)).toThrow(
        expect.objectContaining({ code: 'INVALID_SETTING', message: expect.stringContaining(place) as string }),
      );
  });

  it('has defaults, and knows what to keep secret', () => {
    const settings = parse({
      channels: {
        chat: { kind: 'slack', url: 'https://chat.org/services/T0/B0' },
        desk: { kind: 'webhook', url: 'https://a.org/hook/of-sixteen-letters?key=1', secret: SECRET },
      },
      mail: { host: 'mail.org', password: 'of mail', from: 'a@b.org' },
    });
    expect(settings).toMatchObject({ allow_link_local: false, mail: { port: 587, security: 'starttls' } });
    expect(secretsOfNotifications(settings)).toEqual([
      '/services/T0/B0',
      SECRET,
      '?key=1',
      'of-sixteen-letters',
      'of mail',
    ]);
  });
});
