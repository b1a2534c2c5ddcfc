/**
 * Runs one question at a time and of those that come meanwhile only the last: dragging a slider asks a hundred times,
 * and nobody waits for the ninety-nine in between.
 */
export class Latest<Question, Reply> {
  private running = false;
  private next: { readonly question: Question } | undefined;
  private stopped = false;
  private readonly ask: (question: Question) => Promise<Reply>;
  private readonly told: (reply: Reply, question: Question) => void;
  constructor(ask: (question: Question) => Promise<Reply>, told: (reply: Reply, question: Question) => void) {
    this.ask = ask;
    this.told = told;
  }

  put(question: Question): void {
    this.next = { question };
    if (!this.running) void this.run();
  }

  /** Nothing is told any more. */
  stop(): void {
    this.stopped = true;
    this.next = undefined;
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.next !== undefined) {
      const { question } = this.next;
      this.next = undefined;
      const reply = await this.ask(question);
      if (!this.stopped) this.told(reply, question);
    }
    this.running = false;
  }
}
