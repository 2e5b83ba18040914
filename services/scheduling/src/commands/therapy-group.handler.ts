import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { streams } from '@continuum/contracts';
import { LoadDecideAppend, type Outcome } from '@continuum/event-sourcing';
import { CloseGroup, EnrollInGroup, OpenGroup, RemoveFromGroup } from '../domain/therapy-group/therapy-group.commands.js';
import { therapyGroup } from '../domain/therapy-group/therapy-group.js';
import { knownOfNewGroup, knownOfNewMember, nothingOfGroup } from './known.js';

@CommandHandler(OpenGroup)
export class OpenGroupHandler implements ICommandHandler<OpenGroup> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: OpenGroup): Promise<Outcome> {
    return this.kernel.follow(therapyGroup, streams.group(command.groupId), command, knownOfNewGroup(command.programId));
  }
}

@CommandHandler(EnrollInGroup)
export class EnrollInGroupHandler implements ICommandHandler<EnrollInGroup> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: EnrollInGroup): Promise<Outcome> {
    return this.kernel.follow(therapyGroup, streams.group(command.groupId), command, knownOfNewMember(command.clientRef));
  }
}

@CommandHandler(RemoveFromGroup)
export class RemoveFromGroupHandler implements ICommandHandler<RemoveFromGroup> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: RemoveFromGroup): Promise<Outcome> {
    return this.kernel.follow(therapyGroup, streams.group(command.groupId), command, nothingOfGroup);
  }
}

@CommandHandler(CloseGroup)
export class CloseGroupHandler implements ICommandHandler<CloseGroup> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: CloseGroup): Promise<Outcome> {
    return this.kernel.follow(therapyGroup, streams.group(command.groupId), command, nothingOfGroup);
  }
}

export const therapyGroupHandlers = [OpenGroupHandler, EnrollInGroupHandler, RemoveFromGroupHandler, CloseGroupHandler];
