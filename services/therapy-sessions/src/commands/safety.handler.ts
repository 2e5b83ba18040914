import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { streams } from '@continuum/contracts';
import { LoadDecideAppend, type Outcome } from '@continuum/event-sourcing';
import { RaiseRisk, ResolveRisk } from '../domain/safety/safety.commands.js';
import { safety } from '../domain/safety/safety.js';
import { nowhere, placeOf } from './places.js';

@CommandHandler(RaiseRisk)
export class RaiseRiskHandler implements ICommandHandler<RaiseRisk> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: RaiseRisk): Promise<Outcome> {
    return this.kernel.follow(safety, streams.safety(command.clientRef), command, placeOf(command.clientRef));
  }
}

@CommandHandler(ResolveRisk)
export class ResolveRiskHandler implements ICommandHandler<ResolveRisk> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: ResolveRisk): Promise<Outcome> {
    return this.kernel.follow(safety, streams.safety(command.clientRef), command, nowhere);
  }
}

export const safetyHandlers = [RaiseRiskHandler, ResolveRiskHandler];
