import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Registry } from 'prom-client';
import { Clock } from '@continuum/event-sourcing';
import { EmbeddedKeys } from '../access/embedded-keys.js';
import { JwksController } from '../access/jwks.controller.js';
import { CommandDoor } from '../commands/command-door.js';
import { OperationsController } from '../operations/operations.controller.js';
import { ReadinessBoard } from '../operations/readiness.js';

export interface HostParts {
  readonly modules: readonly (Type | DynamicModule)[];
  readonly providers: readonly Provider[];
  readonly clock: Clock;
  readonly metrics: Registry;
  readonly board: ReadinessBoard;
  /** Where the host is its own issuer. */
  readonly keys?: EmbeddedKeys;
}

const tokenOf = (provider: Provider) => (typeof provider === 'function' ? provider : provider.provide);

/** The composition: the services' modules, and beneath them what every one of them may be given. */
@Module({})
export class HostModule {
  static of({ modules, providers, clock, metrics, board, keys }: HostParts): DynamicModule {
    const given: Provider[] = [
      { provide: Clock, useValue: clock },
      { provide: Registry, useValue: metrics },
      { provide: ReadinessBoard, useValue: board },
      CommandDoor,
      ...(keys === undefined ? [] : [{ provide: EmbeddedKeys, useValue: keys }]),
      ...providers,
    ];
    return {
      module: HostModule,
      global: true,
      imports: [CqrsModule, ...modules],
      providers: given,
      exports: [CqrsModule, ...given.map(tokenOf)],
      controllers: [OperationsController, ...(keys === undefined ? [] : [JwksController])],
    };
  }
}
