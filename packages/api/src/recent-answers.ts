/**
 * Answers as they were sent, by the tag of what they were made from: the same question in the same state costs nothing
 * the second time.
 */
export class RecentAnswers {
  private readonly answers = new Map<string, string>();
  private readonly max_characters: number;
  private characters = 0;

  constructor(max_characters: number) {
    this.max_characters = max_characters;
  }

  /** The answer of the tag; made, and kept, where there is none. The one that was asked for longest ago makes room. */
  async get(tag: string, make: () => Promise<string>): Promise<string> {
    const answer = this.answers.get(tag) ?? (await make());
    this.forget(tag);
    if (answer.length > this.max_characters / 4) return answer;
    this.answers.set(tag, answer);
    this.characters += answer.length;
    for (const [oldest] of this.answers) {
      if (this.characters <= this.max_characters) break;
      this.forget(oldest);
    }
    return answer;
  }

  private forget(tag: string): void {
    this.characters -= this.answers.get(tag)?.length ?? 0;
    this.answers.delete(tag);
  }
}
