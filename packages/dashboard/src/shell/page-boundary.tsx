/** Keeps a page that cannot be loaded or drawn from taking the rest with it. */
import { Component, type ReactNode } from 'react';
import { FailedPage } from '../parts/failed-page.tsx';
import { forgetFailedPages } from './lazy-page.tsx';

interface PageBoundaryProps {
  readonly name: string;
  readonly children: ReactNode;
}
interface PageBoundaryState {
  readonly error: unknown;
}

/** Key it by the location: another page is another try. A class, for React offers nothing else. */
export class PageBoundary extends Component<PageBoundaryProps, PageBoundaryState> {
  override state: PageBoundaryState = { error: undefined };

  static getDerivedStateFromError(error: unknown): PageBoundaryState {
    return { error };
  }

  override componentWillUnmount(): void {
    forgetFailedPages();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <FailedPage
        name={this.props.name}
        error={error}
        onRetry={() => {
          forgetFailedPages();
          this.setState({ error: undefined });
        }}
      />
    );
  }
}
