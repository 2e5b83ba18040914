import { chain, chainStart, digestOf, type Attestation, type StoredEvent } from '@continuum/event-sourcing';

/** How many events lie between two attestations that are kept. */
const eventsApart = 1_000;

/**
 * What a log states of itself where the server keeps neither count nor hash: both are computed by reading, each event once;
 * what was computed is kept every thousand events, so that the next answer begins near its place.
 */
export class Attestations {
  readonly #kept: Attestation[] = [{ position: 0, count: 0, hash: chainStart }];
  #reading: Promise<unknown> = Promise.resolve();

  constructor(private readonly after: (position: number) => AsyncIterable<readonly StoredEvent[]>) {}

  /** The log up to `position`, or up to its head where that is before. */
  at(position = Infinity): Promise<Attestation> {
    const reading = this.#reading.then(() => this.#read(position));
    this.#reading = reading.catch(() => undefined);
    return reading;
  }

  async #read(upTo: number): Promise<Attestation> {
    let here = this.#nearest(upTo);
    for await (const batch of this.after(here.position)) {
      for (const event of batch) {
        if (event.position > upTo) return here;
        here = {
          position: event.position,
          count: here.count + 1,
          hash: chain(here.hash, digestOf(event.id, event.stream, event.revision, event.type, event.meta, event.data)),
        };
        if (here.count % eventsApart === 0 && here.count > (this.#kept.at(-1)?.count ?? 0)) this.#kept.push(here);
      }
    }
    return here;
  }

  #nearest(upTo: number): Attestation {
    const nearest = this.#kept.findLast(({ position }) => position <= upTo);
    return nearest ?? { position: 0, count: 0, hash: chainStart };
  }
}
