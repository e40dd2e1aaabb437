/** Where one address stands in a distribution, as the URL tells it. */
export interface Mark {
  readonly address: string;
  readonly value: number;
}

export function markOf(params: URLSearchParams): Mark | undefined {
  const [address, at] = [params.get('marked'), params.get('at')];
  const value = Number.parseFloat(at ?? '');
  return address === null || address === '' || !Number.isFinite(value) ? undefined : { address, value };
}
