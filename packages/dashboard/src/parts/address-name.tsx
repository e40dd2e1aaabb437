/** An address, shortened in the middle, that leads to its page and can be copied whole. */
import { shortAddress } from '@analytics/domain';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';
import { CopyButton } from './copy-button.tsx';

export function AddressName({ address, copyable = true }: { readonly address: string; readonly copyable?: boolean }) {
  return (
    <span className="address">
      <SliceLink to={`/addresses/${encodeURIComponent(address)}`} title={address}>
        {shortAddress(address)}
      </SliceLink>
      {copyable && <CopyButton text={address} what={strings.copy.address(shortAddress(address))} />}
    </span>
  );
}
