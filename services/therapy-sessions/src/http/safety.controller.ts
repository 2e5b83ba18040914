import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@continuum/event-sourcing';
import { CommandDoor, Commanded, Ordered } from '@continuum/service-host';
import { RaiseRisk, ResolveRisk } from '../domain/safety/safety.commands.js';

@ApiTags('Safety')
@Controller('clients/:clientRef/risks')
export class SafetyController {
  constructor(private readonly door: CommandDoor) {}

  @Post()
  @Commanded(RaiseRisk, { roles: ['therapist', 'intake-coordinator'], makes: 'riskId', summary: 'A client in treatment is found at risk' })
  raise(@Ordered() command: RaiseRisk): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':riskId/resolution')
  @Commanded(ResolveRisk, { roles: ['therapist'], summary: 'A risk is no longer open' })
  resolve(@Ordered() command: ResolveRisk): Promise<Outcome> {
    return this.door.send(command);
  }
}
