/**
 * The address that the page's path names, whatever characters a chain prints: the router leaves those with a meaning in
 * URLs encoded.
 */
const PREFIX = '/addresses/';

export function addressInPath(pathname: string): string {
  const encoded = pathname.slice(PREFIX.length);
  try {
    return decodeURIComponent(encoded);
  } catch {
    // Typed by hand, not by a link: it is looked for as it stands.
    return encoded;
  }
}
