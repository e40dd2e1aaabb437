/** Where requests may go: not to link-local addresses, where clouds answer with the credentials of the machine. */
import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { AnalyticsError } from '@analytics/domain';

/**
 * RFC 3927 and 4291 link-local, the metadata addresses that lie elsewhere (Amazon's IPv6, Alibaba's, Azure's), and the
 * IPv6 forms of link-local IPv4.
 */
const REFUSED = new BlockList();
REFUSED.addSubnet('169.254.0.0', 16, 'ipv4');
REFUSED.addAddress('100.100.100.200', 'ipv4');
REFUSED.addAddress('168.63.129.16', 'ipv4');
REFUSED.addSubnet('0.0.0.0', 8, 'ipv4');
REFUSED.addSubnet('fe80::', 10, 'ipv6');
REFUSED.addSubnet('fd00:ec2::', 32, 'ipv6');
REFUSED.addAddress('::', 'ipv6');
// NAT64 (RFC 6052) and 6to4 (RFC 3056).
REFUSED.addSubnet('64:ff9b::a9fe:0', 112, 'ipv6');
REFUSED.addSubnet('2002:a9fe::', 32, 'ipv6');

/** Whether an IP address may be connected to. */
export function isAllowedAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  const plain = mapped ?? address.split('%', 1)[0] ?? '';
  const family = isIP(plain);
  return family !== 0 && !REFUSED.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}

function refused(host: string, address: string): AnalyticsError {
  return new AnalyticsError(
    'SOURCE_FORBIDDEN',
    `Expected ${host} to be at an address that a source may have, found ${address}; INGESTION_ALLOW_LINK_LOCAL=1 allows it.`,
  );
}

/** Throws SOURCE_FORBIDDEN where the host is written as an address that may not be connected to. */
export function requireAllowedHost(url: URL): void {
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  if (isIP(host) !== 0 && !isAllowedAddress(host)) throw refused(url.hostname, host);
}

/**
 * Resolves names as the system does and refuses what may not be connected to: the address that is checked is the one
 * that is used.
 */
export const allowedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      callback(error, '', 0);
      return;
    }
    const bad = addresses.find(({ address }) => !isAllowedAddress(address));
    const [first] = addresses;
    if (bad !== undefined) callback(refused(hostname, bad.address), '', 0);
    else if (options.all === true) callback(null, addresses);
    else callback(null, first?.address ?? '', first?.family);
  });
};
