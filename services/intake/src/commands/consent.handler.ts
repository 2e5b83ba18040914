import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { streams } from '@continuum/contracts';
import { LoadDecideAppend, type Outcome } from '@continuum/event-sourcing';
import { ExpireConsent, GrantConsent, RevokeConsent } from '../domain/consent/consent.commands.js';
import { consent } from '../domain/consent/consent.js';

@CommandHandler(GrantConsent)
export class GrantConsentHandler implements ICommandHandler<GrantConsent> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: GrantConsent): Promise<Outcome> {
    return this.kernel.follow(consent, streams.consent(command.consentId), command);
  }
}

@CommandHandler(RevokeConsent)
export class RevokeConsentHandler implements ICommandHandler<RevokeConsent> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: RevokeConsent): Promise<Outcome> {
    return this.kernel.follow(consent, streams.consent(command.consentId), command);
  }
}

@CommandHandler(ExpireConsent)
export class ExpireConsentHandler implements ICommandHandler<ExpireConsent> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: ExpireConsent): Promise<Outcome> {
    return this.kernel.follow(consent, streams.consent(command.consentId), command);
  }
}

export const consentHandlers = [GrantConsentHandler, RevokeConsentHandler, ExpireConsentHandler];
