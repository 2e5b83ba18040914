import { describe, expect, it } from '@jest/globals';
import { InMemoryEventStore, noStream, StoreUnavailable, type Appended, type Attestation } from '@continuum/event-sourcing';
import { noted, notedSchemas, notes } from '@continuum/testing';
import { StoreWithHead } from './store-with-head.js';

/** Keeps what it is sent, and hangs up before it answers, when told to. */
class Forgetful extends InMemoryEventStore {
  hangsUp = false;

  override async append(...args: Parameters<InMemoryEventStore['append']>): Promise<Appended> {
    const appended = await super.append(...args);
    if (this.hangsUp) throw new StoreUnavailable('It hung up.');
    return appended;
  }
}

/** Says how far its log reaches when it is let, as one that has much to read. */
class Slow extends InMemoryEventStore {
  readonly #isLet = Promise.withResolvers<void>();
  let = (): void => this.#isLet.resolve();

  override async attest(position?: number): Promise<Attestation> {
    const attested = await super.attest(position);
    await this.#isLet.promise;
    return attested;
  }
}

describe('the head of the log', () => {
  it('counts what was appended, and a repeat once', async () => {
    const store = await StoreWithHead.over(new InMemoryEventStore(notedSchemas));
    const events = notes(3);
    await store.append('counted', noStream, events);
    await store.append('counted', noStream, events);
    expect([store.head, store.count, store.isHeadKnown]).toStrictEqual([3, 3, true]);
  });

  it('is not known after an append without an answer, and counts its event once it is learnt again', async () => {
    const forgetful = new Forgetful(notedSchemas);
    const store = await StoreWithHead.over(forgetful);
    const event = noted(0);
    forgetful.hangsUp = true;
    await expect(store.append('lost', noStream, [event])).rejects.toThrow(StoreUnavailable);
    forgetful.hangsUp = false;
    expect(store.isHeadKnown).toBe(false);
    expect(await store.append('lost', noStream, [event])).toMatchObject({ repeated: true });
    await store.learnHead();
    expect([store.head, store.count, store.isHeadKnown]).toStrictEqual([1, 1, true]);
  });

  it('counts what is appended while it is being learnt, once', async () => {
    const slow = new Slow(notedSchemas);
    await slow.append('before', noStream, notes(2));
    const store = StoreWithHead.unknown(slow);
    const learning = store.learnHead();
    const event = noted(2);
    await store.append('meanwhile', noStream, [event]);
    await store.append('meanwhile', noStream, [event]);
    slow.let();
    await learning;
    expect([store.head, store.count]).toStrictEqual([3, 3]);
  });
});
