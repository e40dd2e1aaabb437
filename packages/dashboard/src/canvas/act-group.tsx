/** Acts that belong together, under their name. */
import type { ReactNode } from 'react';

export function ActGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="acts" role="group" aria-label={title}>
      <h3>{title}</h3>
      <div className="row">{children}</div>
    </div>
  );
}
