import { Injectable } from '@nestjs/common';

/** Whether one part can do its work; `detail` is for people who run the host. */
export interface Readiness {
  readonly name: string;
  readonly ready: boolean;
  readonly detail?: string;
}

/** A part that the host waits for: the store, the projections. Answers within a second; a rejection counts as not ready. */
export abstract class ReadinessContributor {
  abstract readonly name: string;
  abstract readiness(): Promise<Readiness> | Readiness;
}

/** Everything that has a say in whether the host is ready. */
@Injectable()
export class ReadinessBoard {
  readonly #contributors: ReadinessContributor[] = [];
  #draining = false;

  add(...contributors: readonly ReadinessContributor[]): void {
    this.#contributors.push(...contributors);
  }

  /** From now on nothing new is to be sent here. */
  drain(): void {
    this.#draining = true;
  }

  async read(): Promise<{ readonly ready: boolean; readonly parts: readonly Readiness[] }> {
    const parts = await Promise.all(this.#contributors.map(readinessOf));
    const host: Readiness = this.#draining ? { name: 'host', ready: false, detail: 'draining' } : { name: 'host', ready: true };
    const all = [host, ...parts];
    return { ready: all.every(({ ready }) => ready), parts: all };
  }
}

const readinessOf = async (contributor: ReadinessContributor): Promise<Readiness> => {
  try {
    return await contributor.readiness();
  } catch (error) {
    return { name: contributor.name, ready: false, detail: error instanceof Error ? error.name : 'failed' };
  }
};
