/** Puts a text on the clipboard and says so. */
import { useState } from 'react';
import { strings } from '../strings.ts';

export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => {
      setCopied(false);
    }, 1500);
  };
  return (
    <button
      type="button"
      className="copy"
      aria-label={copied ? strings.copy.done : strings.copy.label(what)}
      title={copied ? strings.copy.done : strings.copy.label(what)}
      onClick={copy}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {copied ? <path d="M3 8.5 6.5 12 13 4.5" /> : <path d="M5.5 5.5h7v8h-7zM3.5 10.5v-8h7" />}
      </svg>
    </button>
  );
}
