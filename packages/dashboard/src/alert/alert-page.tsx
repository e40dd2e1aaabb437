export function AlertPage({ alert_id }: { readonly alert_id: string }) {
  return <h1>{alert_id}</h1>;
}
