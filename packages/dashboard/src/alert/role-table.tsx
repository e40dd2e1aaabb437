/** Who took part in which role, the suspected ones first. */
import { useMemo } from 'react';
import { words } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { partOf } from '../scheme/part.ts';
import { PartMark } from '../scheme/scheme-figure.tsx';
import type { Cast } from '../scheme/scheme.ts';
import { strings } from '../strings.ts';

const text = strings.alert;

export function RoleTable({ cast }: { readonly cast: Cast }) {
  const rows = useMemo(
    () =>
      [...cast.roles]
        .map(([address, role]) => ({ address, role, isSuspect: cast.suspects.has(address) }))
        .toSorted((a, b) => Number(b.isSuspect) - Number(a.isSuspect)),
    [cast],
  );
  return (
    <section className="card">
      <h2>{text.roles}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-label={text.roles}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.role}</th>
              <th scope="col">{text.wallet}</th>
              <th scope="col">{text.suspect}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ address, role, isSuspect }) => (
              <tr key={address}>
                <td>
                  <PartMark part={partOf(role, isSuspect)} /> {words(role)}
                </td>
                <td>
                  <AddressName address={address} />
                </td>
                <td>{isSuspect ? text.suspect : text.not_suspect}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
