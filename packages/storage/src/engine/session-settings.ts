/**
 * The settings that a session of the embedded engine holds: what a statement sets stays set for those after it. The
 * client sends its settings with every statement, each as a statement of its own; that takes the engine longer than
 * most statements do.
 */
type Settings = Readonly<Record<string, unknown>>;

export class SessionSettings {
  private readonly held = new Map<string, unknown>();
  private readonly standing: ReadonlySet<string>;

  /** `standing` are the names that every statement brings; no other is ever left out. */
  constructor(standing: Iterable<string>) {
    this.standing = new Set(standing);
  }

  /** Those of `settings` that the session does not hold already. */
  missing(settings: Settings): Settings {
    return Object.fromEntries(
      Object.entries(settings).filter(([name, value]) => !this.held.has(name) || this.held.get(name) !== value),
    );
  }

  /** A statement went through with `settings`. */
  hold(settings: Settings): void {
    for (const [name, value] of Object.entries(settings)) if (this.standing.has(name)) this.held.set(name, value);
  }

  /** A statement failed, and perhaps one of its settings: nothing is sure any more. */
  forget(): void {
    this.held.clear();
  }
}
