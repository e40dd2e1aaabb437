/** Puts an address on a canvas that nothing there leads to. */
import { foldAddress } from '@analytics/domain';
import { textOf } from '../parts/use-network-change.ts';
import { strings } from '../strings.ts';

const text = strings.canvas.list;

export function AddAddress({ onAdd }: { readonly onAdd: (address: string) => void }) {
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        onAdd(foldAddress(textOf(new FormData(form), 'address')));
        form.reset();
      }}
    >
      {/* As the service takes an address: without spaces. */}
      <input
        name="address"
        className="address grows"
        aria-label={text.add}
        placeholder={text.add}
        pattern="\S+"
        maxLength={256}
        required
      />
      <button type="submit">{text.add_go}</button>
    </form>
  );
}
