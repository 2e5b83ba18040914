import { fork } from 'node:child_process';

const script = new URL('./load.process.mjs', import.meta.url);

/** A process of its own that asks over HTTP; it is given one job after another. */
export class Load {
  #child = fork(script, [], { serialization: 'advanced' });

  run(job) {
    return new Promise((resolve, reject) => {
      const failed = (code) => reject(new Error(`The load ended with ${code}.`));
      this.#child.once('exit', failed);
      this.#child.once('message', (told) => {
        this.#child.off('exit', failed);
        if (told.fault === undefined) resolve(told);
        else reject(new Error(told.fault));
      });
      this.#child.send(job);
    });
  }

  /** How many requests are answered per second over so many connections, each asking again once it was answered. */
  async perSecond(job) {
    const { answered, tookMs } = await this.run({ kind: 'closed', ...job });
    return (answered * 1000) / tookMs;
  }

  end() {
    this.#child.disconnect();
  }
}
