import { FastifyAdapter } from '@nestjs/platform-fastify';

/**
 * Nest stops its providers before it stops listening. Here it is the other way round: on close nothing new is accepted,
 * what was accepted is answered, and only then are the parts behind the door let go.
 */
export class HostAdapter extends FastifyAdapter {
  readonly #draining: (() => void)[] = [];
  #closed: Promise<void> | undefined;

  /** Runs `work` when the drain begins. */
  onDrain(work: () => void): void {
    this.#draining.push(work);
  }

  override beforeClose(): Promise<void> {
    super.beforeClose();
    return this.close();
  }

  override close(): Promise<void> {
    this.#closed ??= this.#drain();
    return this.#closed;
  }

  async #drain(): Promise<void> {
    for (const work of this.#draining) work();
    const server = this.getHttpServer();
    // A connection kept alive that has just been answered would hold the server open until it times out.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    try {
      await super.close();
    } finally {
      clearInterval(idle);
    }
  }
}
