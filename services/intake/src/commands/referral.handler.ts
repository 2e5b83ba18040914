import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { streams } from '@continuum/contracts';
import { LoadDecideAppend, type Outcome } from '@continuum/event-sourcing';
import { AcceptReferral, DeclineReferral, ReceiveReferral } from '../domain/referral/referral.commands.js';
import { referral } from '../domain/referral/referral.js';
import { refuseUnknownProgram } from './intake-facts.js';

@CommandHandler(ReceiveReferral)
export class ReceiveReferralHandler implements ICommandHandler<ReceiveReferral> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: ReceiveReferral): Promise<Outcome> {
    return this.kernel.follow(referral, streams.referral(command.referralId), command, refuseUnknownProgram(command.programId));
  }
}

@CommandHandler(AcceptReferral)
export class AcceptReferralHandler implements ICommandHandler<AcceptReferral> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: AcceptReferral): Promise<Outcome> {
    return this.kernel.follow(referral, streams.referral(command.referralId), command);
  }
}

@CommandHandler(DeclineReferral)
export class DeclineReferralHandler implements ICommandHandler<DeclineReferral> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: DeclineReferral): Promise<Outcome> {
    return this.kernel.follow(referral, streams.referral(command.referralId), command);
  }
}

export const referralHandlers = [ReceiveReferralHandler, AcceptReferralHandler, DeclineReferralHandler];
