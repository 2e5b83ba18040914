import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { consentHandlers } from './commands/consent.handler.js';
import { enrollmentHandlers } from './commands/enrollment.handler.js';
import { intakeCaseHandlers } from './commands/intake-case.handler.js';
import { programHandlers } from './commands/program.handler.js';
import { referralHandlers } from './commands/referral.handler.js';
import { ClientController } from './http/client.controller.js';
import { ConsentController } from './http/consent.controller.js';
import { EnrollmentController } from './http/enrollment.controller.js';
import { IntakeController } from './http/intake.controller.js';
import { ProgramController } from './http/program.controller.js';
import { ReferralController } from './http/referral.controller.js';

/** Wants of its host: `LoadDecideAppend`, `CommandDoor`, `Clock`, and a `ClientVault`. */
@Module({
  imports: [CqrsModule],
  controllers: [ClientController, ProgramController, ReferralController, IntakeController, EnrollmentController, ConsentController],
  providers: [...programHandlers, ...referralHandlers, ...intakeCaseHandlers, ...enrollmentHandlers, ...consentHandlers],
})
export class IntakeModule {}
