import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { catalogue, type Fact } from '@continuum/contracts';
import { InMemoryEventStore, LoadDecideAppend, VirtualClock, derivedId, schemasOf, type Command, type Decider, type Outcome } from '@continuum/event-sourcing';
import { ProcessLoop, ProcessRunner } from '@continuum/messaging';
import { ProcessRowsFile, ViewReader } from '@continuum/read-store';
import { CommandDoor } from '@continuum/service-host';
import { order } from '@continuum/testing';
import { TherapySessionsModule, therapySessionsReactions } from '../index.js';

/** Writes facts of other services as they are. */
interface Tell extends Command {
  readonly type: 'Tell';
  readonly facts: readonly Fact[];
}
const told: Decider<Tell, number, Fact> = { initial: 0, decide: ({ facts }) => facts, evolve: (count) => count + 1 };

const hostOf = (kernel: LoadDecideAppend) => {
  @Global()
  @Module({
    imports: [CqrsModule, TherapySessionsModule],
    // Nobody asks a view here.
    providers: [{ provide: LoadDecideAppend, useValue: kernel }, { provide: ViewReader, useValue: {} }, CommandDoor],
    exports: [LoadDecideAppend, ViewReader, CommandDoor],
  })
  class Host {}
  return Host;
};

/** The whole service over an in-memory log: its module, its reactions, and a clock that stands where it is set. */
export const ward = async (start: string) => {
  const clock = new VirtualClock(start);
  const store = new InMemoryEventStore(schemasOf(catalogue));
  const kernel = new LoadDecideAppend(store, catalogue);
  const host = await NestFactory.createApplicationContext(hostOf(kernel), { logger: false });
  const rows = new ProcessRowsFile(':memory:');
  const execute = (command: Command): Promise<Outcome> => host.get(CommandBus).execute<Command, Outcome>(command);
  const loop = new ProcessLoop(store, new ProcessRunner(therapySessionsReactions, rows, execute, clock), rows, clock);
  let sent = 0;
  const nextOrder = () => order({ commandId: derivedId('019caddb-a400-7000-8000-000000000000', String((sent += 1))), now: clock.now() });

  return {
    clock,
    refused: () => rows.refused(),
    /** Writes what another service has told, as of now. */
    tell: (stream: string, ...facts: readonly Fact[]): Promise<Outcome> => kernel.follow(told, stream, { type: 'Tell', facts, order: nextOrder() }),
    /** Sends a command as the door would. */
    send: <C extends Command>(kind: new () => C, body: Omit<C, 'type' | 'order'>): Promise<Outcome> =>
      execute(Object.assign(new kind(), body, { order: nextOrder() })),
    settle: (): Promise<void> => loop.settle(),
    factsOf: async (stream: string) => (await store.readStream(stream)).map(({ type, data }) => ({ type, data })),
    typesOf: async (stream: string): Promise<readonly string[]> => (await store.readStream(stream)).map(({ type }) => type),
    close: async (): Promise<void> => {
      rows.close();
      await host.close();
    },
  };
};
