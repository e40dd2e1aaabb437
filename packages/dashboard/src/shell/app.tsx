/** The frame of every page: header, navigation, the page itself. */
import { useRef } from 'react';
import { useLocation } from 'wouter';
import { useSession } from '../api/session.tsx';
import { SliceProvider } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { ClockSwitch } from './clock-switch.tsx';
import { Account } from '../signing/account.tsx';
import { SignInAgain } from '../signing/sign-in-again.tsx';
import { KeyEntry } from './key-entry.tsx';
import { Navigation } from './navigation.tsx';
import { PageChange } from './page-change.tsx';
import { pageName } from './page-name.ts';
import { Pages } from './pages.tsx';
import { SearchButton } from './search-dialog.tsx';
import { SliceNotice } from './slice-notice.tsx';
import { SlicePicker } from './slice-picker.tsx';
import { useTheme } from './theme.ts';

export function App() {
  const { theme, toggle } = useTheme();
  const { who } = useSession();
  const [location] = useLocation();
  const content = useRef<HTMLElement>(null);
  const toggleLabel = theme === 'dark' ? strings.shell.to_light : strings.shell.to_dark;
  const tools = (
    <div className="row tools">
      <SearchButton />
      <ClockSwitch />
      {who?.signed_in_by === 'session' ? <Account /> : <KeyEntry />}
      <button type="button" className="plain" aria-label={toggleLabel} title={toggleLabel} onClick={toggle}>
        <span aria-hidden="true">{theme === 'dark' ? '☀' : '☾'}</span>
      </button>
    </div>
  );
  return (
    <>
      <a className="skip" href="#content">
        {strings.shell.skip}
      </a>
      <SliceProvider>
        <header className="topline">
          <p className="brand">
            <img src="/icon.svg" alt="" width="22" height="22" /> {strings.shell.title}
          </p>
          {tools}
        </header>
        <div className="bar">
          <Navigation />
          <SlicePicker />
        </div>
        <main id="content" ref={content} tabIndex={-1} aria-label={pageName(location) || strings.shell.not_found}>
          <PageChange content={content} />
          <SliceNotice />
          <Pages />
          <SignInAgain />
        </main>
      </SliceProvider>
    </>
  );
}
